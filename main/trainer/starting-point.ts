import type { WeightsReport } from '../../shared/program/starting-weights.ts';
import type { StepGraph } from '../../shared/program/types.ts';
import type { TrainRequest } from './messages.ts';
import { TrainerError, warning } from './problem.ts';
import type { Reporter } from './reporter.ts';
import {
  type Checkpoint,
  listCheckpoints,
  readNewestCheckpoint,
  START,
  type Variable,
} from './run/checkpoints.ts';
import type { RunFolder } from './run/folder.ts';
import { startingWeights } from './weights.ts';

/** Where a training begins; `weights` tells what `init` brought. */
export interface StartingPoint extends Omit<Checkpoint, 'variables'> {
  /** Settles, never with an error, once they are drawn. Emptied once they are TensorFlow's: nobody needs them twice. */
  readonly variables: Promise<Map<string, Variable>>;
  readonly weights?: WeightsReport;
}

/**
 * Where a training begins: at the folder's newest whole checkpoint when it is to resume, else at step 0 with the
 * weights that the seed draws or `init` brings.
 * @throws TrainerError `checkpoint` when the folder holds another run, or one of another network.
 */
export function startingPoint(
  request: Pick<TrainRequest, 'resume' | 'init' | 'settings' | 'runDirectory'>,
  graph: StepGraph,
  folder: RunFolder,
  reporter: Reporter,
): StartingPoint {
  const { resume, init, settings, runDirectory } = request;
  if (!resume && listCheckpoints(folder.checkpoints).length > 0) {
    throw new TrainerError(
      'checkpoint',
      `${runDirectory} already holds a run with checkpoints: resume it, or train into another folder.`,
    );
  }
  if (resume) {
    const { checkpoint, broken } = readNewestCheckpoint(folder.checkpoints);
    if (broken.length > 0) {
      const instead = checkpoint
        ? `Training goes on from step ${checkpoint.progress.step}.`
        : 'Training begins anew.';
      reporter.problem(warning('checkpoint', `A checkpoint is damaged (${broken.join('; ')}). ${instead}`));
    }
    if (checkpoint) {
      checkSameNetwork(graph, checkpoint);
      return { ...checkpoint, variables: Promise.resolve(new Map(checkpoint.variables)) };
    }
  }
  const { variables, report } = startingWeights(graph, settings.seed, init);
  const beginning = { progress: START, metricsLength: 0, statisticsLength: 0, variables };
  return report ? { ...beginning, weights: report } : beginning;
}

function checkSameNetwork(graph: StepGraph, { variables }: Checkpoint): void {
  const wrong = graph.variables
    .filter(({ name, shape }) => variables.get(name)?.shape.join() !== shape.join())
    .map(({ name }) => name);
  if (wrong.length === 0) return;
  throw new TrainerError(
    'checkpoint',
    `The checkpoint belongs to another network or optimiser: ${wrong.join(', ')} differ. ` +
      'To begin a new run with its weights, use the run folder as the weights to start from.',
  );
}
