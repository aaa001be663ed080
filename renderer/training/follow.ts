import type { EpochPoint, RunInfo } from '../../shared/protocol/messages.ts';
import { useDocument } from '../document/index.ts';
import { translate } from '../i18n/i18n.ts';
import { onStudio, useStudio } from '../studio/index.ts';
import { toast } from '../ui/index.ts';
import { percent } from './format.ts';
import { beginHistory, historyOf, takeEpoch, takeStatistics, takeSteps } from './histories.ts';
import { figuresOf } from './history.ts';
import { ownerOf } from './owners.ts';
import { problemTitle } from './problem-text.ts';
import { findRun, isUnderWay, withRun } from './run-list.ts';
import { useTraining } from './store.ts';

/** The least time between two announcements of epochs: quick ones would drown what else is said. */
const BREATH = 4000;

let spoken = -BREATH;

const announce = (announcement: string): void => useTraining.setState({ announcement });

function epochEnded(id: string, epoch: EpochPoint): void {
  const { shown, runs } = useTraining.getState();
  const now = performance.now();
  if (id !== shown || now - spoken < BREATH) return;
  spoken = now;
  const values = { epoch: epoch.epoch, epochs: findRun(runs, id)?.epochs ?? epoch.epoch };
  announce(
    epoch.valAccuracy === undefined
      ? translate('saidEpoch', { ns: 'training', ...values, accuracy: percent(epoch.accuracy) })
      : translate('saidEpochValidated', { ns: 'training', ...values, accuracy: percent(epoch.valAccuracy) }),
  );
}

function ended(run: RunInfo): void {
  if (run.state === 'failed') {
    const problem = run.problems[run.problems.length - 1];
    const title = problem ? problemTitle(problem) : translate('state_failed', { ns: 'training' });
    announce(title);
    toast({
      tone: 'error',
      title,
      ...(run.canContinue
        ? {
            action: {
              label: translate('continueShort', { ns: 'training' }),
              run: () => void useTraining.getState().continueRun(run.id),
            },
          }
        : {}),
    });
    return;
  }
  if (run.state === 'stopped') {
    announce(translate('saidStopped', { ns: 'training' }));
    return;
  }
  const history = historyOf(run.id);
  const best = history && figuresOf(history)?.best;
  const title = translate('saidCompleted', { ns: 'training', name: run.name });
  announce(title);
  toast({
    tone: 'success',
    title,
    ...(best
      ? {
          body: translate('bestOf', {
            ns: 'training',
            accuracy: percent(best.valAccuracy),
            epoch: best.epoch,
          }),
        }
      : {}),
  });
}

function runChanged(run: RunInfo): void {
  const { runs, shown } = useTraining.getState();
  const before = findRun(runs, run.id);
  useTraining.setState({ runs: withRun(runs, run) });
  if (!before && run.state === 'starting') {
    // Begun by this window or another one: it is what one wants to see.
    beginHistory(run.id);
    if (!runs.some(isUnderWay)) useTraining.setState({ shown: run.id });
  }
  const owner = ownerOf(run.id);
  const isOwn = owner === undefined || owner === useDocument.getState().id;
  if (shown === undefined && isOwn) useTraining.setState({ shown: run.id });
  if (before && isUnderWay(before) && !isUnderWay(run)) ended(run);
}

/** Keeps the store with what the studio tells; called once. */
export function followStudio(): void {
  onStudio('run.changed', ({ run }) => runChanged(run));
  onStudio('run.steps', ({ id, steps }) => takeSteps(id, steps));
  onStudio('run.statistics', ({ id, records }) => takeStatistics(id, records));
  onStudio('run.epoch', ({ id, epoch }) => {
    takeEpoch(id, epoch);
    epochEnded(id, epoch);
  });
  const sync = (): void => void useTraining.getState().sync();
  useStudio.subscribe((state, before) => {
    if (state.status === 'connected' && before.status !== 'connected') sync();
  });
  if (useStudio.getState().status === 'connected') sync();
}
