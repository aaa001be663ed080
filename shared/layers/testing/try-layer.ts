import type { JsonObject } from '../../network/network.ts';
import type { AnyLayer, Finding, Shape, ShapeResult, WeightSpec } from '../define.ts';
import { parseParams } from '../params.ts';

export interface Tried extends ShapeResult {
  readonly weights: readonly WeightSpec[];
  /** Every weight. */
  readonly count: number;
  /** The substituted formulas, axis by axis. */
  readonly texts: readonly string[];
}

/** A layer's rules on inputs, with parameters as a file has them. @throws when the parameters are refused. */
export function tryLayer(layer: AnyLayer, inputs: readonly Shape[], raw: JsonObject = {}): Tried {
  const parsed = parseParams(layer, raw);
  if (!parsed.ok) throw new Error(parsed.issues.map(({ message }) => message.en).join('; '));
  const result = layer.shape(inputs, parsed.params);
  const weights = result.shape ? layer.weights(inputs, parsed.params) : [];
  return {
    ...result,
    weights,
    count: weights.reduce((sum, { shape }) => sum + shape.reduce((product, size) => product * size, 1), 0),
    texts: result.formulas.map(({ text }) => text),
  };
}

/** What is refused in the parameters, in English. */
export function refused(layer: AnyLayer, raw: JsonObject): readonly string[] {
  return parseParams(layer, raw).issues.map(({ message }) => message.en);
}

/** What remains to be found after each fix of a finding, fix by fix. */
export const afterFixes = (
  layer: AnyLayer,
  inputs: readonly Shape[],
  raw: JsonObject,
  finding: Finding,
): readonly (readonly string[])[] =>
  finding.fixes.map(({ params }) =>
    tryLayer(layer, inputs, { ...raw, ...(params as JsonObject) }).findings.map(({ code }) => code),
  );
