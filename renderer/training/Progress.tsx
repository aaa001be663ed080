import { TriangleAlert, Zap } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { EngineInfo, RunInfo } from '../../shared/protocol/messages.ts';
import { exact } from '../format/numbers.ts';
import { useStudio } from '../studio/index.ts';
import { Tooltip } from '../ui/index.ts';
import { remainingTime } from './eta.ts';
import { duration, speed } from './format.ts';
import type { Figures, RunHistory } from './history.ts';
import { isUnderWay } from './run-list.ts';
import styles from './TrainingPanel.module.css';

function Engine({ engine }: { readonly engine: EngineInfo | undefined }) {
  const { t } = useTranslation('training');
  if (!engine) return null;
  const native = engine.kind === 'native';
  const chip = (
    <span
      className={styles.engine}
      data-kind={engine.kind}
      data-testid="engine"
      tabIndex={native ? undefined : 0}
    >
      {native ? <Zap aria-hidden /> : <TriangleAlert aria-hidden />}
      {native ? t('engineNative', { version: engine.version }) : t('engineSlow')}
    </span>
  );
  return native ? chip : <Tooltip content={engine.reason ?? t('engineSlowBody')}>{chip}</Tooltip>;
}

/** The state in a word, the bar, and how fast and how long still. */
export function Progress({
  run,
  history,
  figures,
}: {
  readonly run: RunInfo | undefined;
  readonly history: RunHistory | undefined;
  readonly figures: Figures | undefined;
}) {
  const { t } = useTranslation('training');
  const installed = useStudio((state) => state.info?.engine);
  if (!run) {
    return (
      <div className={styles.progress}>
        <span className={styles.facts} />
        <Engine engine={installed} />
      </div>
    );
  }
  const step = Math.max(figures?.step ?? 0, isUnderWay(run) ? 0 : run.step);
  const epoch = Math.min(run.epochs, figures?.epoch ?? 1);
  const total = run.totalSteps;
  const left =
    history && run.state === 'running'
      ? remainingTime(history.steps.column('step'), history.steps.column('time'), total)
      : undefined;
  return (
    <div className={styles.progress}>
      <span className={styles.state} data-state={run.state} data-testid="run-state">
        {t(`state_${run.state}`)}
      </span>
      <div
        className={styles.bar}
        role="progressbar"
        aria-label={t('progress')}
        aria-valuemin={0}
        aria-valuemax={Math.max(1, total)}
        aria-valuenow={Math.min(step, Math.max(1, total))}
        aria-valuetext={t('progressText', { step, total, epoch, epochs: run.epochs })}
        data-state={run.state}
      >
        <span style={{ transform: `scaleX(${total > 0 ? Math.min(1, step / total) : 0})` }} />
      </div>
      <span className={styles.facts}>
        {total === 0 ? (
          <span>{isUnderWay(run) ? t('preparing') : ''}</span>
        ) : (
          <>
            <span data-testid="step">{t('stepOf', { step: exact(step), total: exact(total) })}</span>
            <span data-testid="epoch">{t('epochOf', { epoch, epochs: run.epochs })}</span>
            {left === undefined ? null : <span data-testid="eta">{t('left', { time: duration(left) })}</span>}
            {figures && isUnderWay(run) ? (
              <span data-testid="speed">
                {t('imagesPerSecond', { speed: speed(figures.samplesPerSecond) })}
              </span>
            ) : null}
          </>
        )}
      </span>
      <Engine engine={run.engine ?? (isUnderWay(run) ? undefined : installed)} />
    </div>
  );
}
