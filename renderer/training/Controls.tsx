import { Pause, Play, RotateCw, Square } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { parseTrainingSettings } from '../../shared/program/settings.ts';
import type { RunInfo } from '../../shared/protocol/messages.ts';
import { useHindered } from '../data/index.ts';
import { useDocument } from '../document/index.ts';
import { useStudio } from '../studio/index.ts';
import { Button, Tooltip } from '../ui/index.ts';
import { isUnderWay } from './run-list.ts';
import { useActiveRun, useTraining } from './store.ts';
import styles from './TrainingPanel.module.css';

function StopButton({ run }: { readonly run: RunInfo }) {
  const { t } = useTranslation('training');
  const stop = useTraining((state) => state.stop);
  const pending = useTraining((state) => state.pending);
  const again = run.state === 'stopping';
  const button = (
    <Button
      tone={again ? 'danger' : 'plain'}
      icon={<Square aria-hidden />}
      disabled={pending}
      onClick={() => void stop()}
      data-testid="stop"
    >
      {again ? t('stopNow') : t('stop')}
    </Button>
  );
  return again ? <Tooltip content={t('stopNowHint')}>{button}</Tooltip> : button;
}

function UnderWay({ run }: { readonly run: RunInfo }) {
  const { t } = useTranslation('training');
  const pause = useTraining((state) => state.pause);
  const resume = useTraining((state) => state.resume);
  const pending = useTraining((state) => state.pending);
  return (
    <>
      {run.state === 'paused' ? (
        <Button
          tone="primary"
          icon={<Play aria-hidden />}
          disabled={pending}
          onClick={() => void resume()}
          data-testid="resume"
        >
          {t('resume')}
        </Button>
      ) : (
        <Button
          icon={<Pause aria-hidden />}
          disabled={pending || run.state !== 'running'}
          onClick={() => void pause()}
          data-testid="pause"
        >
          {t('pause')}
        </Button>
      )}
      <StopButton run={run} />
    </>
  );
}

/** Why the network on the canvas cannot be trained now; undefined when it can. */
export function useBlocked(): string | undefined {
  const { t } = useTranslation('training');
  const connected = useStudio((state) => state.status === 'connected');
  const ok = useDocument((state) => state.analysis.ok && state.network.nodes.length > 0);
  const settingsOk = useDocument((state) => parseTrainingSettings(state.network.training).ok);
  const hindered = useHindered();
  if (!connected) return t('emptyOffline');
  if (!ok) return t('blockedNetwork');
  if (!settingsOk) return t('blockedSettings');
  return hindered ? t('blockedData') : undefined;
}

function Idle({ run }: { readonly run: RunInfo | undefined }) {
  const { t } = useTranslation('training');
  const start = useTraining((state) => state.start);
  const continueRun = useTraining((state) => state.continueRun);
  const pending = useTraining((state) => state.pending);
  const connected = useStudio((state) => state.status === 'connected');
  const blocked = useBlocked();
  const train = (
    <Button
      tone="primary"
      icon={<Play aria-hidden />}
      disabled={pending}
      aria-disabled={blocked !== undefined}
      onClick={() => (blocked === undefined ? void start() : undefined)}
      data-testid="train"
    >
      {t(pending ? 'state_starting' : 'train')}
    </Button>
  );
  return (
    <>
      {blocked === undefined ? train : <Tooltip content={blocked}>{train}</Tooltip>}
      {run?.canContinue ? (
        <Tooltip content={t('continueHint')}>
          <Button
            icon={<RotateCw aria-hidden />}
            disabled={pending || !connected}
            onClick={() => void continueRun(run.id)}
            data-testid="continue"
          >
            {t('continue')}
          </Button>
        </Tooltip>
      ) : null}
    </>
  );
}

/** The buttons that begin and steer training: those that make sense now. */
export function Controls({ run }: { readonly run: RunInfo | undefined }) {
  const { t } = useTranslation('training');
  const active = useActiveRun();
  const show = useTraining((state) => state.show);
  return (
    <div className={styles.controls} role="group" aria-label={t('controls')}>
      {run && isUnderWay(run) ? (
        <UnderWay run={run} />
      ) : active ? (
        <Button onClick={() => void show(active.id)} data-testid="show-active">
          {t('showActive')}
        </Button>
      ) : (
        <Idle run={run} />
      )}
    </div>
  );
}
