import type {
  EventData,
  EventName,
  RunInfo,
  StatisticsPoint,
  StepPoint,
} from '../../../shared/protocol/messages.ts';
import type { TrainerEvent, TrainRequest } from '../../trainer/messages.ts';
import type { TrainerProcess } from '../trainer/process.ts';
import { hasCheckpoint, writeProblems } from './folder.ts';
import { hold, release } from './lock.ts';
import { advance, died, isOver, toEpochPoint, toStatisticsPoint, toStepPoint } from './state.ts';
import { createBatch } from './step-batch.ts';

export type Emit = <E extends EventName>(event: E, data: EventData<E>) => void;

/** A run whose trainer is (or was, in this session) alive. */
export interface LiveRun {
  readonly info: RunInfo;
  pause(): void;
  resume(): void;
  /** Ends with a checkpoint; asked a second time, at once. */
  stop(): void;
  kill(): void;
  /** Settles with the last state, once the process is gone. */
  readonly over: Promise<RunInfo>;
}

/** Sends `request` to a fresh trainer and turns its events into the window's; `listen` hears them as they are. */
export function startRun(
  first: RunInfo,
  request: TrainRequest,
  trainer: TrainerProcess,
  emit: Emit,
  listen?: (event: TrainerEvent) => void,
): LiveRun {
  let info = first;
  const steps = createBatch<StepPoint>((batch) => emit('run.steps', { id: info.id, steps: batch }));
  const statistics = createBatch<StatisticsPoint>((records) =>
    emit('run.statistics', { id: info.id, records }),
  );
  const become = (next: RunInfo): void => {
    info = next;
    emit('run.changed', { run: info });
  };
  let held = Promise.resolve();
  const receive = (event: TrainerEvent): void => {
    listen?.(event);
    // Not before: a utility process has no id until it runs.
    if (event.kind === 'start' && trainer.pid !== undefined) held = hold(info.directory, trainer.pid);
    // The end waits for the process to be gone, so that nothing is started in its folder while it still writes.
    const next = advance(info, event);
    if (event.kind === 'steps') {
      info = next;
      steps.add(event.steps.map(toStepPoint));
      return;
    }
    if (event.kind === 'statistics') {
      statistics.add(event.records.map(toStatisticsPoint));
      return;
    }
    if (event.kind === 'saved') {
      emit('run.saved', { id: info.id, step: event.step });
      return;
    }
    steps.flush();
    statistics.flush();
    if (event.kind === 'epoch') emit('run.epoch', { id: info.id, epoch: toEpochPoint(event) });
    if (event.kind === 'end') info = next;
    else become(next);
  };

  trainer.onEvent(receive);
  const over = new Promise<RunInfo>((resolve) => {
    trainer.onExit((how) => {
      steps.flush();
      statistics.flush();
      const last = isOver(info) ? info : died(info, how);
      held
        .then(() => finish(last))
        .then((ended) => {
          become(ended);
          resolve(ended);
        });
    });
  });
  trainer.send(request);

  const ask = (kind: 'pause' | 'resume' | 'stop'): void => trainer.send({ kind });
  return {
    get info() {
      return info;
    },
    pause: () => ask('pause'),
    resume: () => ask('resume'),
    stop() {
      if (isOver(info)) return;
      if (info.state === 'stopping') return trainer.kill();
      become({ ...info, state: 'stopping' });
      ask('stop');
    },
    kill: () => trainer.kill(),
    over,
  };
}

async function finish(run: RunInfo): Promise<RunInfo> {
  await release(run.directory);
  await writeProblems(run.directory, run.problems);
  const hasWeights = await hasCheckpoint(run.directory);
  const canContinue = run.state !== 'completed' && run.step < run.totalSteps && hasWeights;
  return { ...run, canContinue, hasWeights };
}
