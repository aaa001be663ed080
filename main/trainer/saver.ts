import { notFinite } from './loop.ts';
import { TrainerError } from './problem.ts';
import type { Progress } from './run/checkpoints.ts';
import type { Recorder } from './run/recorder.ts';
import type { Session } from './session.ts';

/** Takes checkpoints of a session. */
export interface Saver {
  /** False when the disk is full. @throws TrainerError `nanLoss` rather than keep weights that are not numbers. */
  save(progress: Progress, best: boolean): boolean;
  /**
   * Saves where training ended, unless it is saved already. A full disk is given time to be cleared.
   * @throws TrainerError `diskFull` when it stays full, `nanLoss`.
   */
  saveAtLast(progress: Progress): Promise<void>;
}

export interface Patience {
  readonly attempts: number;
  /** Milliseconds between them. */
  readonly interval: number;
}

export function createSaver(
  session: Pick<Session, 'readVariables'>,
  recorder: Pick<Recorder, 'checkpoint'>,
  settings: { readonly learningRate: number },
  from: Progress,
  patience: Patience = { attempts: 60, interval: 5000 },
): Saver {
  let saved = from.step > 0 ? from : undefined;
  let owedBest = false;

  function attempt(progress: Progress, best: boolean): boolean {
    const variables = session.readVariables();
    for (const { data } of variables.values()) {
      const bad = data.find((value) => !Number.isFinite(value));
      if (bad === undefined) continue;
      const epoch = progress.completedEpochs + (progress.epochSamples > 0 ? 1 : 0);
      throw notFinite(bad, progress.step, epoch, settings.learningRate);
    }
    const done = recorder.checkpoint(progress, variables, best);
    if (done) saved = progress;
    return done;
  }

  return {
    save(progress, best) {
      const done = attempt(progress, best);
      owedBest = best && !done;
      return done;
    },
    async saveAtLast(progress) {
      if (progress === saved || progress.step === 0) return;
      for (let tries = 1; !attempt(progress, owedBest); tries++) {
        if (tries === patience.attempts) {
          const steps = `The steps since step ${saved?.step ?? 0} could not be saved: the disk stayed full.`;
          throw new TrainerError('diskFull', steps);
        }
        await new Promise((resolve) => setTimeout(resolve, patience.interval));
      }
    },
  };
}
