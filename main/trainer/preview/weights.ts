import { join } from 'node:path';
import { initialValues } from '../../../shared/program/initialize.ts';
import { matchWeights } from '../../../shared/program/starting-weights.ts';
import type { Weight } from '../../../shared/program/weights.ts';
import { listCheckpoints, START, type Variable } from '../run/checkpoints.ts';
import { runFolder } from '../run/folder.ts';
import { openStoredWeights } from '../run/stored-weights.ts';

export interface PreviewWeights {
  readonly variables: ReadonlyMap<string, Variable>;
  /** Absent: all were drawn. */
  readonly checkpoint?: { readonly step: number; readonly drawn: readonly string[] };
}

/** The path of a run's newest checkpoint; absent where there is none, or no run. */
export const newestCheckpoint = (run: string | undefined): string | undefined => {
  if (run === undefined) return undefined;
  const { checkpoints } = runFolder(run);
  const [name] = listCheckpoints(checkpoints);
  return name === undefined ? undefined : join(checkpoints, name);
};

/** Draws weights as a training would, remembering those of the last network: an edit draws only what it changes. */
export function createDrawing() {
  let drawn = new Map<string, Variable>();
  return (weights: readonly Weight[], seed: number): ReadonlyMap<string, Variable> => {
    const keyOf = ({ name, shape, init }: Weight): string => JSON.stringify([seed, name, shape, init]);
    const next = new Map<string, Variable>();
    const variables = new Map<string, Variable>();
    for (const weight of weights) {
      const key = keyOf(weight);
      const variable = drawn.get(key) ?? { shape: weight.shape, data: initialValues(weight, seed) };
      next.set(key, variable);
      variables.set(weight.name, variable);
    }
    drawn = next;
    return variables;
  };
}

/** Weights out of a checkpoint where they fit by name and shape, the others drawn. */
function readFrom(
  path: string,
  weights: readonly Weight[],
  draw: (some: readonly Weight[]) => ReadonlyMap<string, Variable>,
): PreviewWeights {
  const stored = openStoredWeights(path);
  try {
    const { loaded } = matchWeights(weights, stored.places, path);
    const found = new Set(loaded);
    const missing = weights.filter(({ name }) => !found.has(name));
    const variables = new Map(draw(missing));
    for (const { name, shape } of weights)
      if (found.has(name)) variables.set(name, { shape, data: stored.read(name) });
    if (loaded.length === 0) return { variables };
    const { step }: { readonly step: number } = { ...START, ...JSON.parse(stored.metadata.progress ?? '{}') };
    return { variables, checkpoint: { step, drawn: [...new Set(missing.map(({ node }) => node))] } };
  } finally {
    stored.close();
  }
}

/** Weights out of the newest checkpoint at `path`, as far as they fit; all drawn where there is none that can be read. */
export function weightsFrom(
  path: string | undefined,
  weights: readonly Weight[],
  draw: (some: readonly Weight[]) => ReadonlyMap<string, Variable>,
): PreviewWeights {
  if (path === undefined) return { variables: draw(weights) };
  try {
    return readFrom(path, weights, draw);
  } catch {
    // The training that goes on removes what it has newer ones of: it tells of those, and one is asked again.
    return { variables: draw(weights) };
  }
}
