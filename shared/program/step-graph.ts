import { analyse } from '../analysis/index.ts';
import type { Analysis, Problem } from '../analysis/types.ts';
import { findLayer } from '../layers/index.ts';
import type { Network, NodeId } from '../network/network.ts';
import { addN } from '../ops/add-n.ts';
import { add, divide, equal, multiply } from '../ops/binary.ts';
import { createBuilder } from '../ops/builder.ts';
import { argMax, batchSize, cast } from '../ops/cast.ts';
import type { Builder } from '../ops/define.ts';
import { l2Loss } from '../ops/l2-loss.ts';
import { reduceSum } from '../ops/reduce.ts';
import { constant, placeholder, readVariable } from '../ops/sources.ts';
import { BATCH, type TensorType, tensor, type Value } from '../ops/types.ts';
import { assignVariable } from '../ops/updates.ts';
import { differentiate } from './differentiate.ts';
import { asRow, type LossName, sampleLosses } from './loss.ts';
import { lower } from './lower.ts';
import { findOptimizer } from './optimizers.ts';
import { withoutDeadCode } from './passes.ts';
import type { TrainingSettings } from './settings.ts';
import type { Signature, SignatureName, StepGraph, VariableSpec } from './types.ts';
import { frozenNodes, type Weight, weightsOf } from './weights.ts';

export interface CompileOptions {
  /** Nodes whose weights stay, as `lrMult: 0`. */
  readonly freeze?: readonly NodeId[];
}

export type CompileResult =
  | { readonly ok: true; readonly graph: StepGraph }
  | { readonly ok: false; readonly problems: readonly Problem[] };

interface Source {
  readonly network: Network;
  readonly analysis: Analysis;
  readonly settings: TrainingSettings;
  readonly weights: readonly Weight[];
  readonly frozen: ReadonlySet<NodeId>;
  readonly loss: LossName;
}

/** What an op was fed under, by name, read off the program itself. */
function placeholdersOf(program: Signature['program']): Readonly<Record<string, TensorType>> {
  const inputs: Record<string, TensorType> = {};
  for (const { op, attrs, outputs } of program.instructions)
    if (op === 'placeholder') inputs[String(attrs.name)] = program.values[outputs[0]!]!;
  return inputs;
}

/** Closes a program: fetches these outputs, keeps what they and the effects need. */
function signature(name: SignatureName, b: Builder, outputs: Readonly<Record<string, Value>>): Signature {
  const names = Object.keys(outputs);
  const { program, outputs: ids } = withoutDeadCode(
    b.build(),
    names.map((output) => outputs[output]!.id),
  );
  return {
    name,
    program,
    inputs: placeholdersOf(program),
    outputs: Object.fromEntries(names.map((output, i) => [output, ids[i]!])),
  };
}

const labelsOf = (b: Builder): Value => placeholder(b, 'y', tensor([BATCH], 'int32'));

/** Number of samples whose largest score is at their label. */
const countCorrect = (b: Builder, scores: Value, labels: Value): Value =>
  reduceSum(b, cast(b, equal(b, argMax(b, scores), labels), 'float32'), { axes: [0] });

/** λ·R(W) = λ·Σ W² over the weights that decay and learn. */
function penaltyOf(
  b: Builder,
  weights: readonly Weight[],
  reads: ReadonlyMap<string, Value>,
  l2: number,
): Value {
  const decaying = weights
    .filter((weight) => weight.decay && weight.lrMult > 0)
    .map((weight) => reads.get(weight.name));
  const squares = decaying.filter((value) => value !== undefined).map((value) => l2Loss(b, value));
  if (l2 === 0 || squares.length === 0) return constant(b, 0);
  return multiply(b, addN(b, squares), constant(b, 2 * l2));
}

/** One optimiser step: forward, L = 1/N·Σ Lᵢ + λ·R(W), backward, update. */
function trainStep({ network, analysis, settings, weights, frozen, loss }: Source): Signature {
  const b = createBuilder();
  const lowered = lower(b, network, analysis, { training: true, weights, frozen });
  b.scope = 'loss';
  const labels = labelsOf(b);
  const scores = asRow(b, lowered.logits);
  const each = sampleLosses(b, loss, scores, labels);
  const dataLoss = divide(b, reduceSum(b, each, { axes: [0] }), batchSize(b, labels));
  const penalty = penaltyOf(b, weights, lowered.reads, settings.l2);
  const correct = countCorrect(b, scores, labels);
  const total = settings.l2 === 0 ? dataLoss : add(b, dataLoss, penalty);

  const learning = weights.filter(
    (weight) => weight.role === 'weight' && weight.lrMult > 0 && lowered.reads.has(weight.name),
  );
  const gradients = differentiate(
    b,
    total,
    learning.map((weight) => lowered.reads.get(weight.name)!),
  );
  b.scope = 'optimizer';
  const rate = placeholder(b, 'learning_rate', tensor([]));
  const update = findOptimizer(settings.optimizer).begin(b, settings);
  learning.forEach((weight, i) => {
    const gradient = gradients[i];
    const scaled = weight.lrMult === 1 ? rate : multiply(b, rate, constant(b, weight.lrMult));
    if (gradient) update(weight.name, scaled, gradient);
  });
  for (const { variable, value } of lowered.updates) assignVariable(b, variable, value);
  return signature('train_step', b, { loss: dataLoss, penalty, correct });
}

function evaluate({ network, analysis, weights, frozen, loss }: Source): Signature {
  const b = createBuilder();
  const lowered = lower(b, network, analysis, { training: false, weights, frozen });
  b.scope = 'loss';
  const labels = labelsOf(b);
  const scores = asRow(b, lowered.logits);
  return signature('evaluate', b, {
    loss_sum: reduceSum(b, sampleLosses(b, loss, scores, labels), { axes: [0] }),
    correct: countCorrect(b, scores, labels),
  });
}

function predict({ network, analysis, weights, frozen }: Source): Signature {
  const b = createBuilder();
  const { output } = lower(b, network, analysis, { training: false, weights, frozen });
  return signature('predict', b, { output });
}

function readWeights(variables: readonly VariableSpec[]): Signature {
  const b = createBuilder();
  const reads = variables.map(({ name, shape }) => [name, readVariable(b, name, shape)] as const);
  return signature('read_weights', b, Object.fromEntries(reads));
}

function writeWeights(variables: readonly VariableSpec[]): Signature {
  const b = createBuilder();
  for (const { name, shape } of variables) assignVariable(b, name, placeholder(b, name, tensor(shape)));
  return signature('write_weights', b, { done: constant(b, 1) });
}

const slotsOf = (weights: readonly Weight[], settings: TrainingSettings): readonly VariableSpec[] =>
  weights
    .filter((weight) => weight.role === 'weight' && weight.lrMult > 0)
    .flatMap((weight) =>
      findOptimizer(settings.optimizer).slots.map(
        (slot): VariableSpec => ({
          name: `${weight.name}/${slot}`,
          node: weight.node,
          shape: weight.shape,
          init: { kind: 'zeros' },
          role: 'slot',
        }),
      ),
    );

/** What training needs beyond a network without errors: an end that scores classes. */
function trainingProblems(network: Network, analysis: Analysis): readonly Problem[] {
  const output = analysis.output;
  const shape = output === undefined ? undefined : analysis.layers.get(output)?.outputShape;
  if (!shape || shape.slice(0, -1).every((size) => size === 1)) return [];
  return [
    {
      severity: 'error',
      code: 'outputNotFeatures',
      ...(output === undefined ? {} : { node: output }),
      values: { shape: shape.join('×'), name: network.name },
      fixes: [],
    },
  ];
}

/**
 * Compiles a network and its training settings to all that an engine runs. A network with errors, or an end that cannot be
 * trained, gives the problems instead.
 */
export function compileStepGraph(
  network: Network,
  settings: TrainingSettings,
  { freeze = [] }: CompileOptions = {},
): CompileResult {
  const analysis = analyse(network);
  const problems = [
    ...analysis.problems.filter((problem) => problem.severity === 'error'),
    ...trainingProblems(network, analysis),
  ];
  if (problems.length > 0 || analysis.output === undefined) return { ok: false, problems };
  const frozen = frozenNodes(network, freeze);
  const weights = weightsOf(network, analysis, frozen);
  const last = network.nodes.find((node) => node.id === analysis.output);
  const loss = (last && findLayer(last.type)?.loss) ?? settings.loss;
  const source: Source = { network, analysis, settings, weights, frozen, loss };
  const variables: readonly VariableSpec[] = [...weights, ...slotsOf(weights, settings)];
  const input = network.nodes.find((node) => node.type === 'Input');
  return {
    ok: true,
    graph: {
      variables,
      signatures: {
        train_step: trainStep(source),
        evaluate: evaluate(source),
        predict: predict(source),
        read_weights: readWeights(variables),
        write_weights: writeWeights(variables),
      },
      inputShape: (input && analysis.layers.get(input.id)?.outputShape) ?? [],
      outputShape: analysis.layers.get(analysis.output)?.outputShape ?? [],
    },
  };
}
