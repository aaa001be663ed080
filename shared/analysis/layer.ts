import type {
  AnyLayer,
  Finding,
  ParamSpec,
  Params,
  Shape,
  ShapeResult,
  WeightSpec,
} from '../layers/define.ts';
import { findLayer, layers } from '../layers/index.ts';
import { parseParams } from '../layers/params.ts';
import type { Edge, JsonObject, NetworkNode } from '../network/network.ts';
import { multiplyAddsOf } from './cost.ts';
import { globalField, inputField, mergeFields, throughWindow } from './receptive-field.ts';
import type { Fix, LayerAnalysis, Problem, ReceptiveField } from './types.ts';

/** What a layer's analysis depends on, and nothing else: equal inputs, equal result. */
export interface LayerInputs {
  readonly node: NetworkNode;
  readonly incoming: readonly Edge[];
  readonly shapes: readonly (Shape | undefined)[];
  readonly fields: readonly (ReceptiveField | undefined)[];
  readonly networkInput: Shape;
  readonly strict: boolean;
}

export interface LayerDescription {
  readonly analysis: Omit<LayerAnalysis, 'id' | 'receptiveField'>;
  /** Absent where the layer's shape is not known. */
  readonly field?: (given: LayerInputs) => ReceptiveField | undefined;
}

/** Beyond this a single sample's tensor, or a layer's weights, cannot be held or counted exactly. */
const MAX_ELEMENTS = 2 ** 31;

const elements = (shape: Shape): number => shape.reduce((product, size) => product * size, 1);

/** Number of single-letter changes between two names (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length]!;
}

function unknownLayer(node: NetworkNode): Problem {
  const name = node.type.slice(0, 40).toLowerCase();
  const [nearest] = layers
    .map((layer) => ({ type: layer.type, away: distance(name, layer.type.toLowerCase()) }))
    .filter(({ type, away }) => away <= Math.max(2, type.length / 2))
    .sort((a, b) => a.away - b.away);
  return {
    severity: 'error',
    code: 'unknownLayer',
    node: node.id,
    values: { type: node.type.slice(0, 80) },
    fixes: nearest
      ? [
          {
            code: 'useType',
            values: { type: nearest.type },
            edit: { kind: 'setNode', id: node.id, field: 'type', value: nearest.type },
          },
        ]
      : [],
  };
}

/** A pair that is the same twice reads as one number. */
const plainParams = (params: Finding['fixes'][number]['params']): JsonObject =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      Array.isArray(value) && value[0] === value[1] ? value[0] : value,
    ]),
  );

/** `kernel 3×5, stride 2` */
const showParams = (params: JsonObject, call: (name: string) => string, comma: string): string =>
  Object.entries(params)
    .map(([name, value]) => `${call(name)} ${Array.isArray(value) ? value.join('×') : value}`)
    .join(comma);

function problemOf(layer: AnyLayer, finding: Finding, { node, incoming, strict }: LayerInputs): Problem {
  const specs = new Map<string, ParamSpec>(Object.entries(layer.params));
  const index = finding.values.index;
  const other = typeof index === 'number' ? incoming[index]?.source : undefined;
  const first = incoming[0]?.source;
  const named = other !== undefined && first !== undefined;
  return {
    severity: strict && finding.code === 'notWhole' ? 'error' : finding.severity,
    code: finding.code,
    node: node.id,
    ...(named ? { related: [first, other] } : {}),
    values: {
      ...finding.values,
      ...(named ? { aNode: first, bNode: other } : {}),
      pools: layer.category === 'pooling' ? 1 : 0,
    },
    fixes: finding.fixes.map((fix): Fix => {
      const params = plainParams(fix.params);
      return {
        code: 'setParams',
        values: {
          text: showParams(params, (name) => name, ', '),
          textZh: showParams(params, (name) => specs.get(name)?.label.zh ?? name, '、'),
        },
        edit: { kind: 'setParams', id: node.id, params: { ...node.params, ...params } },
      };
    }),
  };
}

function arityProblem(layer: AnyLayer, { node, incoming }: LayerInputs): Problem | undefined {
  const { min, max } = layer.inputs;
  const got = incoming.length;
  if (got < min)
    return { severity: 'error', code: 'missingInput', node: node.id, values: { min, got }, fixes: [] };
  if (got <= max) return undefined;
  const spare = incoming.slice(max);
  return {
    severity: 'error',
    code: max === 0 ? 'takesNoInput' : 'tooManyInputs',
    node: node.id,
    related: spare.map((edge) => edge.source),
    values: { max, got },
    fixes: [
      {
        code: 'removeEdges',
        values: { count: spare.length },
        edit: { kind: 'batch', edits: spare.map((edge) => ({ kind: 'removeEdge', edge })) },
      },
    ],
  };
}

const fieldOf =
  (layer: AnyLayer, params: Params, inputs: readonly Shape[]): NonNullable<LayerDescription['field']> =>
  ({ fields, networkInput }) => {
    if (layer.inputs.max === 0) return inputField;
    const seen = mergeFields(fields.filter((field) => field !== undefined));
    const window = layer.window?.(params, inputs);
    if (!window || !seen) return seen;
    return window === 'global' ? globalField(networkInput) : throughWindow(seen, window);
  };

const countOf = (weights: readonly WeightSpec[]): number =>
  weights.reduce((sum, weight) => sum + elements(weight.shape), 0);

const fits = (shape: Shape, weights: readonly WeightSpec[]): boolean =>
  elements(shape) < MAX_ELEMENTS && weights.every((weight) => elements(weight.shape) < MAX_ELEMENTS);

/** What a layer is, whatever its name and however far the layers before it see. Never throws for what a file can say. */
export function describeLayer(given: LayerInputs): LayerDescription {
  const { node, shapes } = given;
  const nothing = {
    type: node.type,
    inputShapes: shapes,
    formulas: [],
    parameters: 0,
    trainableParameters: 0,
    parameterFormula: '',
    multiplyAdds: 0,
    activationBytes: 0,
  };
  const layer = findLayer(node.type);
  if (!layer) return { analysis: { ...nothing, problems: [unknownLayer(node)] } };
  const parsed = parseParams(layer, node.params);
  const problems: Problem[] = parsed.issues.map((issue) => ({
    severity: issue.severity,
    code: issue.severity === 'error' ? 'param' : 'unknownParam',
    node: node.id,
    values: { name: issue.name, en: issue.message.en, zh: issue.message.zh },
    fixes: [],
  }));
  const arity = arityProblem(layer, given);
  if (arity) problems.push(arity);
  const inputs = shapes.filter((shape) => shape !== undefined);
  if (!parsed.ok || arity || inputs.length < shapes.length) return { analysis: { ...nothing, problems } };

  const result: ShapeResult = layer.shape(inputs, parsed.params);
  problems.push(...result.findings.map((finding) => problemOf(layer, finding, given)));
  const { shape, formulas } = result;
  if (!shape) return { analysis: { ...nothing, formulas, problems } };
  const weights = layer.weights(inputs, parsed.params);
  if (!fits(shape, weights)) {
    const values = { shape: shape.join('×'), parameters: countOf(weights) };
    problems.push({ severity: 'error', code: 'tooLarge', node: node.id, values, fixes: [] });
    return { analysis: { ...nothing, formulas, problems } };
  }
  const analysis = {
    ...nothing,
    outputShape: shape,
    formulas,
    parameters: countOf(weights),
    trainableParameters: node.lrMult === 0 ? 0 : countOf(weights.filter((weight) => weight.trainable)),
    parameterFormula: weights.map((weight) => weight.shape.join('·')).join(' + '),
    multiplyAdds: multiplyAddsOf(layer, inputs, parsed.params, weights),
    activationBytes: 4 * elements(shape),
    problems,
  };
  return { analysis, field: fieldOf(layer, parsed.params, inputs) };
}

/** Everything known of one layer, given what flows into it. `described` is its description, or that of a layer like it. */
export function analyseLayer(given: LayerInputs, described = describeLayer(given)): LayerAnalysis {
  const field = described.field?.(given);
  return { ...described.analysis, id: given.node.id, ...(field ? { receptiveField: field } : {}) };
}
