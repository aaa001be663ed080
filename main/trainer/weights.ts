import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { decodeSafetensors, type StoredTensor } from '../../shared/exporters/safetensors.ts';
import { initialValues } from '../../shared/program/initialize.ts';
import { describeSkipped, matchWeights, type WeightsReport } from '../../shared/program/starting-weights.ts';
import type { StepGraph } from '../../shared/program/types.ts';
import { RUN_FOLDER } from './messages.ts';
import { TrainerError } from './problem.ts';
import { listCheckpoints, readNewestCheckpoint, type Variables } from './run/checkpoints.ts';
import { runFolder } from './run/folder.ts';

/** Every weight and statistic as the seed draws it. The optimiser's slots begin without being told. */
export const drawnVariables = (graph: StepGraph, seed: number): Variables =>
  new Map(
    graph.variables
      .filter(({ role }) => role !== 'slot')
      .map((variable) => [variable.name, { shape: variable.shape, data: initialValues(variable, seed) }]),
  );

/**
 * Takes weights and statistics from a run folder (its best checkpoint, else its newest) or a safetensors file, where
 * name (`conv1/kernel`) and shape agree. What does not agree keeps the drawn value; `report` names it and the reason.
 * @throws TrainerError `checkpoint` when nothing can be read or nothing agrees.
 */
export function loadWeights(
  graph: StepGraph,
  drawn: Variables,
  path: string,
): { readonly variables: Variables; readonly report: WeightsReport } {
  const source = readWeights(path);
  const report = matchWeights(graph.variables, source, path);
  if (report.loaded.length === 0 && report.skipped.length > 0) {
    throw new TrainerError(
      'checkpoint',
      `None of the network's weights is in ${path}: ${report.skipped.map(describeSkipped).join('; ')}. ` +
        'Weights agree by node id, name and shape.',
    );
  }
  const variables = new Map(drawn);
  for (const name of report.loaded) {
    const found = source.get(name);
    if (found?.dtype === 'F32') variables.set(name, found);
  }
  return { variables, report };
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
