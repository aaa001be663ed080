import fc from 'fast-check';
import type { AnyLayer, ParamSpec, Params, Shape, WeightSpec } from '../../shared/layers/define.ts';
import { elementCount } from '../../shared/layers/fields.ts';
import { parseParams } from '../../shared/layers/params.ts';
import { inputsOf, paramsOf } from '../../shared/layers/testing/random-layer.ts';
import type { JsonObject } from '../../shared/network/network.ts';
import { createRandom, hashString, permutation, type Random } from '../../shared/program/random.ts';

/** One use of a layer: parameters and input shapes that fit. */
export interface LayerCase {
  readonly layer: AnyLayer;
  readonly raw: JsonObject;
  readonly params: Params;
  readonly inputs: readonly Shape[];
  readonly output: Shape;
  readonly weights: readonly WeightSpec[];
}

/** Larger tensors would only take time, and their values lie too near each other for differences. */
const MOST_CELLS = 500;
const MOST_OUTPUT_CELLS = 2000;
const ATTEMPTS = 3000;

/** Numbers of a size that shows in float32, in place of the schema's whole range: a tenth to 2, as far as it allows. */
export function moderate(layer: AnyLayer, raw: JsonObject, random: Random): JsonObject {
  const specs: readonly (readonly [string, ParamSpec])[] = Object.entries(layer.params);
  const reals = specs.flatMap(([name, spec]) => {
    if (spec.kind !== 'real' || raw[name] === undefined) return [];
    const high = Math.min(spec.max, 2);
    const low = Math.min(Math.max(spec.min, 0.1), high);
    return [[name, Number((low + (high - low) * 0.99 * random.uniform()).toFixed(3))] as const];
  });
  return { ...raw, ...Object.fromEntries(reals) };
}

function fitting(layer: AnyLayer, raw: JsonObject, given: readonly Shape[]): LayerCase | undefined {
  const parsed = parseParams(layer, raw);
  const shape = parsed.ok ? layer.shape(given, parsed.params).shape : undefined;
  if (!parsed.ok || !shape) return undefined;
  // A layer without inputs is fed what it gives.
  const inputs = layer.inputs.max === 0 ? [shape] : given;
  const weights = layer.weights(given, parsed.params);
  const small =
    elementCount(shape) <= MOST_OUTPUT_CELLS &&
    [...inputs, ...weights.map((weight) => weight.shape)].every((one) => elementCount(one) <= MOST_CELLS);
  return small ? { layer, raw, params: parsed.params, inputs, output: shape, weights } : undefined;
}

/** How many uses are drawn, and which. */
export interface Draws {
  readonly seed: number;
  readonly times: number;
}

/** Random uses of a layer, more the more parameters it has; the same for the same layer and seed. */
export function casesOf(layer: AnyLayer, draws: Draws = { seed: 0, times: 1 }): readonly LayerCase[] {
  const count = draws.times * (4 + 2 * Object.keys(layer.params).length);
  const seed = hashString(layer.type) + draws.seed;
  const random = createRandom(seed);
  const drawn = fc.sample(fc.tuple(paramsOf(layer), inputsOf(layer)), { seed: seed | 0, numRuns: ATTEMPTS });
  const cases: LayerCase[] = [];
  for (const [raw, inputs] of drawn) {
    if (cases.length === count) break;
    const one = fitting(layer, moderate(layer, raw, random), inputs);
    if (one) cases.push(one);
  }
  if (cases.length < count)
    throw new Error(`${layer.type}: of ${ATTEMPTS} random uses ${cases.length} fit; ${count} are wanted`);
  return cases;
}

/**
 * Values from −3 to 3, all apart from each other and from 0, in random order: which is the largest, and on which side of a kink a
 * value lies, is then no matter of rounding.
 */
export function valuesApart(count: number, random: Random): Float32Array {
  // Of an odd number the middle one would be 0.
  const places = count + (count % 2);
  const order = permutation(places, random).subarray(0, count);
  return Float32Array.from(order, (place) => ((place + 0.5) / places - 0.5) * 6);
}

/** Values of a weight, from −1 to 1: kernels smaller, so that outputs are about as large as inputs; variances positive. */
export function weightValues({ name, shape }: WeightSpec, random: Random): Float32Array {
  const summed = elementCount(shape.slice(0, -1));
  const draw =
    name === 'movingVariance'
      ? () => 0.5 + random.uniform()
      : () => (2 * random.uniform() - 1) / Math.sqrt(summed);
  return Float32Array.from({ length: elementCount(shape) }, draw);
}
