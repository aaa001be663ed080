import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { decodeSafetensors, type StoredTensor } from '../../shared/exporters/safetensors.ts';
import { describeSkipped, matchWeights, type WeightsReport } from '../../shared/program/starting-weights.ts';
import type { StepGraph, VariableSpec } from '../../shared/program/types.ts';
import { drawBeside } from './draw-beside.ts';
import { drawVariables } from './draw-variables.ts';
import { RUN_FOLDER } from './messages.ts';
import { TrainerError } from './problem.ts';
import { listCheckpoints, readNewestCheckpoint, type Variable, type Variables } from './run/checkpoints.ts';
import { runFolder } from './run/folder.ts';

/** Weights and statistics. The optimiser's slots begin without being told. */
const drawable = ({ variables }: StepGraph): VariableSpec[] =>
  variables.filter(({ role }) => role !== 'slot');

/** Every weight and statistic as the seed draws it. */
export const drawnVariables = (graph: StepGraph, seed: number): Variables =>
  drawVariables({ variables: drawable(graph), seed });

export interface StartingWeights {
  /** Settles, never with an error, once what is to be drawn is drawn. */
  readonly variables: Promise<Map<string, Variable>>;
  /** What `init` brought. */
  readonly report?: WeightsReport;
}

/**
 * Weights and statistics to begin with. `init`, a run folder (its best checkpoint, else its newest) or a safetensors file, gives
 * those whose name (`conv1/kernel`) and shape agree; the others are drawn, and `report` names them and the reason.
 * @throws TrainerError `checkpoint` when nothing can be read or nothing agrees.
 */
export function startingWeights(graph: StepGraph, seed: number, init?: string): StartingWeights {
  const initial = init === undefined ? undefined : loadWeights(graph, init);
  const missing = drawable(graph).filter(({ name }) => !initial?.loaded.has(name));
  const drawing = drawBeside({ variables: missing, seed });
  return {
    variables: drawing.then((drawn) => new Map([...(initial?.loaded ?? []), ...drawn])),
    ...(initial ? { report: initial.report } : {}),
  };
}

function loadWeights(
  graph: StepGraph,
  path: string,
): { readonly loaded: Variables; readonly report: WeightsReport } {
  const source = readWeights(path);
  const report = matchWeights(graph.variables, source, path);
  if (report.loaded.length === 0 && report.skipped.length > 0) {
    throw new TrainerError(
      'checkpoint',
      `None of the network's weights is in ${path}: ${report.skipped.map(describeSkipped).join('; ')}. ` +
        'Weights agree by node id, name and shape.',
    );
  }
  const loaded = new Map<string, Variable>();
  for (const name of report.loaded) {
    const found = source.get(name);
    if (found?.dtype === 'F32') loaded.set(name, found);
  }
  return { loaded, report };
}

function readWeights(path: string): ReadonlyMap<string, StoredTensor> {
  const wrong = (reason: string): TrainerError =>
    new TrainerError('checkpoint', `No weights could be read from ${path}: ${reason}`);
  if (!existsSync(path)) throw wrong('there is no such file or folder.');
  if (!statSync(path).isDirectory()) return readFile(path, wrong);
  const { checkpoints } = runFolder(path);
  const best = join(checkpoints, RUN_FOLDER.best);
  if (existsSync(best)) return readFile(best, wrong);
  if (listCheckpoints(checkpoints).length === 0) throw wrong('it has no checkpoint.');
  const { checkpoint, broken } = readNewestCheckpoint(checkpoints);
  if (!checkpoint) throw wrong(`its checkpoints are damaged: ${broken.join('; ')}.`);
  return new Map([...checkpoint.variables].map(([name, variable]) => [name, { dtype: 'F32', ...variable }]));
}

function readFile(path: string, wrong: (reason: string) => TrainerError): ReadonlyMap<string, StoredTensor> {
  try {
    return decodeSafetensors(readFileSync(path)).tensors;
  } catch (error) {
    throw wrong(error instanceof Error ? error.message : String(error));
  }
}
