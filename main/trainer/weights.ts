import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { decodeSafetensors } from '../../shared/exporters/safetensors.ts';
import { initialValues } from '../../shared/program/initialize.ts';
import type { StepGraph } from '../../shared/program/types.ts';
import { RUN_FOLDER, type RunProblem } from './messages.ts';
import { TrainerError, warning } from './problem.ts';
import { readNewestCheckpoint, type Variable, type Variables } from './run/checkpoints.ts';
import { runFolder } from './run/folder.ts';

/** Every variable as the seed draws it; the optimiser's slots too. */
export const drawnVariables = (graph: StepGraph, seed: number): Variables =>
  new Map(
    graph.variables.map((variable) => [
      variable.name,
      { shape: variable.shape, data: initialValues(variable, seed) },
    ]),
  );

/**
 * Takes weights and statistics from a run folder (its best checkpoint, else its newest) or a safetensors file, where
 * name (`conv1/kernel`) and shape agree. What does not agree keeps the drawn value and is told of in `problems`.
 * @throws TrainerError `checkpoint` when nothing can be read or nothing agrees.
 */
export function loadWeights(
  graph: StepGraph,
  drawn: Variables,
  path: string,
): { readonly variables: Variables; readonly problems: readonly RunProblem[] } {
  const source = readWeights(path);
  const learnt = graph.variables.filter((variable) => variable.role !== 'slot');
  const variables = new Map(drawn);
  const skipped: string[] = [];
  for (const { name, shape } of learnt) {
    const found = source.get(name);
    if (found && found.shape.join() === shape.join()) variables.set(name, found);
    else if (found) skipped.push(`${name} is [${found.shape}] there and [${shape}] here`);
    else skipped.push(`${name} is not there`);
  }
  const loaded = learnt.length - skipped.length;
  if (loaded === 0 && learnt.length > 0) {
    throw new TrainerError(
      'checkpoint',
      `None of the network's weights is in ${path}: ${skipped.join('; ')}. Weights agree by node id, name and shape.`,
    );
  }
  if (skipped.length === 0) return { variables, problems: [] };
  const message = `Of ${learnt.length} weights ${loaded} came from ${path}; the others start as the seed draws them: ${skipped.join('; ')}.`;
  return { variables, problems: [warning('checkpoint', message)] };
}

function readWeights(path: string): ReadonlyMap<string, Variable> {
  const wrong = (reason: string): TrainerError =>
    new TrainerError('checkpoint', `No weights could be read from ${path}: ${reason}`);
  if (!existsSync(path)) throw wrong('there is no such file or folder.');
  if (statSync(path).isDirectory()) {
    const { checkpoints } = runFolder(path);
    const best = join(checkpoints, RUN_FOLDER.best);
    if (existsSync(best)) return readFile(best, wrong);
    const { checkpoint, broken } = readNewestCheckpoint(checkpoints);
    if (checkpoint) return checkpoint.variables;
    throw wrong(
      broken.length > 0 ? `its checkpoints are damaged: ${broken.join('; ')}.` : 'it has no checkpoint.',
    );
  }
  return readFile(path, wrong);
}

function readFile(path: string, wrong: (reason: string) => TrainerError): ReadonlyMap<string, Variable> {
  try {
    const found = new Map<string, Variable>();
    for (const [name, { shape, data }] of decodeSafetensors(readFileSync(path)).tensors)
      if (data instanceof Float32Array) found.set(name, { shape, data });
    return found;
  } catch (error) {
    throw wrong(error instanceof Error ? error.message : String(error));
  }
}
