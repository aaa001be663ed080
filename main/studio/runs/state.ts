import type { EpochPoint, RunInfo, StatisticsPoint, StepPoint } from '../../../shared/protocol/messages.ts';
import type { EpochRecord, StatisticsRecord, StepRecord, TrainerEvent } from '../../trainer/messages.ts';

/** What a run becomes when its trainer sends `event`. Pure. `end` leaves `canContinue` to whoever looks at the folder. */
export function advance(run: RunInfo, event: TrainerEvent): RunInfo {
  switch (event.kind) {
    case 'start': {
      const { engine, totalSteps, stepsPerEpoch, fromStep } = event;
      const state = run.state === 'stopping' ? 'stopping' : 'running';
      return { ...run, state, engine, totalSteps, stepsPerEpoch, step: fromStep };
    }
    case 'weights': {
      const { source, loaded, skipped, unused } = event;
      return {
        ...run,
        weights: {
          source,
          loaded: [...loaded],
          skipped: skipped.map(({ name, reason, here, there }) => ({
            name,
            reason,
            here: [...here],
            there: there && [...there],
          })),
          unused: [...unused],
        },
      };
    }
    case 'steps':
      return { ...run, step: event.steps[event.steps.length - 1]?.step ?? run.step };
    case 'statistics':
      return run;
    case 'epoch':
      return {
        ...run,
        step: event.step,
        ...(event.valAccuracy === undefined ? {} : { valAccuracy: event.valAccuracy }),
      };
    case 'paused':
      return run.state === 'stopping' ? run : { ...run, state: 'paused' };
    case 'resumed':
      return run.state === 'stopping' ? run : { ...run, state: 'running' };
    case 'problem':
      return { ...run, problems: [...run.problems, event.problem] };
    case 'end':
      return { ...run, state: event.outcome, step: event.step };
    case 'saved':
    case 'prediction':
    case 'evaluated':
    case 'previewed':
    case 'previewFailed':
      return run;
  }
}

/** What a run becomes when its trainer has gone without an `end`. */
export const died = (run: RunInfo, how: string): RunInfo => ({
  ...run,
  state: 'failed',
  problems: [
    ...run.problems,
    {
      severity: 'error',
      code: 'trainerDied',
      message: `The training process died at step ${run.step} (${how}). The run is kept.`,
    },
  ],
});

export const isOver = ({ state }: RunInfo): boolean =>
  state === 'completed' || state === 'stopped' || state === 'failed';

/** JSON has no NaN and no infinity: they travel, as in `metrics.jsonl`, as null. */
const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

export const toStepPoint = (record: StepRecord): StepPoint => ({
  ...record,
  loss: finite(record.loss),
  penalty: finite(record.penalty),
});

export const toStatisticsPoint = ({ step, epoch, layers }: StatisticsRecord): StatisticsPoint => ({
  step,
  epoch,
  layers: [...layers],
});

export function toEpochPoint(record: EpochRecord): EpochPoint {
  const { epoch, step, accuracy, valAccuracy, samplesPerSecond, time } = record;
  return {
    epoch,
    step,
    loss: finite(record.loss),
    penalty: finite(record.penalty),
    accuracy,
    ...(record.valLoss === undefined ? {} : { valLoss: finite(record.valLoss) }),
    ...(valAccuracy === undefined ? {} : { valAccuracy }),
    samplesPerSecond,
    time,
  };
}
