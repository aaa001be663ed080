import { analyse } from '../analysis/index.ts';
import type { Analysis, Problem } from '../analysis/types.ts';
import type { Network, NodeId } from '../network/network.ts';
import { createBuilder } from '../ops/builder.ts';
import { classesOf, type End, endOf } from './classes.ts';
import { beforeSigmoid, isBinary } from './loss.ts';
import { lower } from './lower.ts';
import { findOptimizer } from './optimizers.ts';
import type { TrainingSettings } from './settings.ts';
import { signature } from './signature.ts';
import {
  accumulateStep,
  accumulatorOf,
  evaluate,
  type Source,
  statisticsSteps,
  trainStep,
} from './train-step.ts';
import type { Signature, StepGraph, VariableSpec } from './types.ts';
import { fillSlots, readWeights, writeVariables } from './weight-signatures.ts';
import { frozenNodes, type Weight, weightsOf } from './weights.ts';

export interface CompileOptions {
  /** Nodes whose weights stay, as `lrMult: 0`. */
  readonly freeze?: readonly NodeId[];
}

export type CompileResult =
  | { readonly ok: true; readonly graph: StepGraph }
  | { readonly ok: false; readonly problems: readonly Problem[] };

function predict({ network, analysis, weights, frozen }: Source): Signature {
  const b = createBuilder();
  const { output } = lower(b, network, analysis, { training: false, weights, frozen });
  return signature('predict', b, { output });
}

/** The output that stands for a probability of ½: of a sigmoid, or of the logit itself. */
function thresholdOf({ network, analysis, weights, frozen }: Source): number {
  const b = createBuilder();
  const { output } = lower(b, network, analysis, { training: false, weights, frozen });
  return beforeSigmoid(b, output) === output ? 0 : 0.5;
}

/** What the optimiser keeps for each weight, and the gradient that gathers over a group of batches. */
function slotsOf(weights: readonly Weight[], settings: TrainingSettings): readonly VariableSpec[] {
  const { slots } = findOptimizer(settings.optimizer);
  return weights
    .filter((weight) => weight.role === 'weight' && weight.lrMult > 0)
    .flatMap(({ name, node, shape }) =>
      [
        ...slots.map((slot) => `${name}/${slot}`),
        ...(settings.accumulate > 1 ? [accumulatorOf(name)] : []),
      ].map((slot): VariableSpec => ({ name: slot, node, shape, init: { kind: 'zeros' }, role: 'slot' })),
    );
}

/** What training needs beyond a network without errors: an end that scores classes. */
function trainingProblems(network: Network, { output }: Analysis, end: End | undefined): readonly Problem[] {
  if (!end || classesOf(end) !== undefined) return [];
  return [
    {
      severity: 'error',
      code: 'outputNotFeatures',
      ...(output === undefined ? {} : { node: output }),
      values: { shape: end.shape.join('×'), name: network.name },
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
  const end = endOf(network, analysis, settings.loss);
  const problems = [
    ...analysis.problems.filter((problem) => problem.severity === 'error'),
    ...trainingProblems(network, analysis, end),
  ];
  if (problems.length > 0 || !end) return { ok: false, problems };
  const frozen = frozenNodes(network, freeze);
  const weights = weightsOf(network, analysis, frozen);
  const { shape: outputShape, loss } = end;
  const source: Source = { network, analysis, settings, weights, frozen, loss };
  const slots = slotsOf(weights, settings);
  const variables: readonly VariableSpec[] = [...weights, ...slots];
  const watched = settings.statisticsEvery > 0 ? statisticsSteps(source) : undefined;
  const input = network.nodes.find((node) => node.type === 'Input');
  const scores = outputShape[outputShape.length - 1]!;
  return {
    ok: true,
    graph: {
      variables,
      signatures: {
        train_step: trainStep(source),
        ...(settings.accumulate > 1 ? { accumulate_step: accumulateStep(source) } : {}),
        ...watched?.signatures,
        evaluate: evaluate(source),
        predict: predict(source),
        read_weights: readWeights(variables),
        write_weights: writeVariables('write_weights', weights),
        ...(slots.length > 0
          ? { write_slots: writeVariables('write_slots', slots), fill_slots: fillSlots(slots) }
          : {}),
      },
      inputShape: (input && analysis.layers.get(input.id)?.outputShape) ?? [],
      outputShape,
      ...(watched ? { statistics: watched.terms } : {}),
      classes: classesOf(end)!,
      ...(isBinary(loss, scores) ? { threshold: thresholdOf(source) } : {}),
    },
  };
}
