import type { Feed, Feeds, Fetched } from '../../main/trainer/engine.ts';
import { multiply } from '../../shared/ops/binary.ts';
import { createBuilder } from '../../shared/ops/builder.ts';
import { stopGradient } from '../../shared/ops/cast.ts';
import type { Builder } from '../../shared/ops/define.ts';
import { reduceSum } from '../../shared/ops/reduce.ts';
import { constant, placeholder } from '../../shared/ops/sources.ts';
import { BATCH, type TensorType, tensor, type Value } from '../../shared/ops/types.ts';
import { differentiate } from '../../shared/program/differentiate.ts';
import { createRandom, hashString } from '../../shared/program/random.ts';
import { type LayerCase, valuesApart, weightValues } from './layer-cases.ts';
import { type OneProgram, openProgram } from './one-program.ts';

export const BATCH_SIZE = 3;

/** A use of a layer in one of its modes; its tensors are fed and fetched under names that begin with `key`. */
export interface LayerRun extends LayerCase {
  readonly key: string;
  readonly training: boolean;
  /** Draws random numbers. */
  readonly random: boolean;
}

interface Built {
  readonly output: Value;
  readonly updates: ReadonlyMap<string, Value>;
  readonly random: boolean;
}

/** The layer's forward pass, fed with `inputs` and `weights` by name. */
function build(
  b: Builder,
  { layer, params }: LayerCase,
  training: boolean,
  inputs: readonly Value[],
  weights: ReadonlyMap<string, Value>,
): Built {
  const updates = new Map<string, Value>();
  let draws = 0;
  const output = layer.build({
    b,
    inputs,
    params,
    training,
    frozen: false,
    weight: (name) => weights.get(name)!,
    step: () => constant(b, 1, [], 'int32'),
    update: (name, value) => updates.set(name, value),
    random: () => ({ seed: constant(b, ++draws, [], 'int32'), step: constant(b, 1, [], 'int32') }),
  });
  return { output, updates, random: draws > 0 };
}

export const inputName = (i: number): string => `x${i}`;

/** What a case is fed, by name: inputs, weights, and what the output is multiplied with to make the loss, `cotangent`. */
function feedTypes({ inputs, weights, output }: LayerCase): Readonly<Record<string, TensorType>> {
  return Object.fromEntries([
    ...inputs.map((shape, i) => [inputName(i), tensor([BATCH, ...shape])] as const),
    ...weights.map(({ name, shape }) => [name, tensor(shape)] as const),
    ['cotangent', tensor([BATCH, ...output])] as const,
  ]);
}

/** In inference, and in training where that is another program. */
export function runsOf(one: LayerCase, key: string): readonly LayerRun[] {
  const [inference, training] = [false, true].map((mode) => {
    const b = createBuilder();
    const fed = Object.entries(feedTypes(one)).map(
      ([name, type]) => [name, placeholder(b, name, type)] as const,
    );
    const values = new Map(fed);
    const built = build(
      b,
      one,
      mode,
      one.inputs.map((_, i) => values.get(inputName(i))!),
      values,
    );
    return { random: built.random, program: JSON.stringify(b.build()) };
  });
  const still = { ...one, key: `${key}i_`, training: false, random: false };
  if (inference!.program === training!.program) return [still];
  return [still, { ...one, key: `${key}t_`, training: true, random: training!.random }];
}

const withKey = <T>(key: string, entries: Readonly<Record<string, T>>): readonly (readonly [string, T])[] =>
  Object.entries(entries).map(([name, value]) => [key + name, value] as const);

/** What learns in a run, and so has a gradient: every input and every weight but statistics. */
export const learningOf = ({ inputs, weights }: LayerCase): readonly string[] => [
  ...inputs.map((_, i) => inputName(i)),
  ...weights.filter(({ trainable }) => trainable).map(({ name }) => name),
];

/**
 * All runs in one program: for each the output `y`, the gradient `grad_NAME` of Σ y·cotangent in every input and weight, and
 * what statistics become, `new_NAME`.
 */
export function openRuns(kind: 'native' | 'interpreter', runs: readonly LayerRun[]): Promise<OneProgram> {
  const types = Object.fromEntries(runs.flatMap((run) => withKey(run.key, feedTypes(run))));
  return openProgram(kind, types, (b, values) =>
    Object.fromEntries(
      runs.flatMap((run) => {
        const fed = new Map(Object.keys(feedTypes(run)).map((name) => [name, values[run.key + name]!]));
        const inputs = run.inputs.map((_, i) => fed.get(inputName(i))!);
        const { output, updates } = build(b, run, run.training, inputs, fed);
        const axes = [...output.type.shape.keys()];
        const loss = reduceSum(b, multiply(b, output, fed.get('cotangent')!), { axes });
        const learning = learningOf(run);
        const gradients = differentiate(
          b,
          loss,
          learning.map((name) => fed.get(name)!),
        );
        return withKey(run.key, {
          // TensorFlow does not fetch what it is fed, and some layers give just that.
          y: stopGradient(b, output),
          ...Object.fromEntries(
            learning.map((name, i) => {
              const gradient = gradients[i];
              if (!gradient) throw new Error(`${run.layer.type}: no gradient flows to ${name}`);
              return [`grad_${name}`, stopGradient(b, gradient)];
            }),
          ),
          ...Object.fromEntries([...updates].map(([name, value]) => [`new_${name}`, value])),
        });
      }),
    ),
  );
}

/** A parameter may be where a function bends, as ReLU's ceiling: values near one move on. */
function awayFrom({ params }: LayerCase, { shape, data }: Feed): Feed {
  const bends = Object.values(params).filter((value) => typeof value === 'number');
  const isNear = (value: number): boolean => bends.some((bend) => Math.abs(value - bend) < 0.002);
  return { shape, data: data.map((value) => (isNear(value) ? value + 0.005 : value)) };
}

/** Random inputs, weights and cotangents for all runs; both modes of a case get the same. */
export function feedsOf(runs: readonly LayerRun[]): Feeds {
  return Object.fromEntries(
    runs.flatMap((run) => {
      const random = createRandom(hashString(run.key.slice(0, -2)));
      const batch = (shape: readonly number[]) => {
        const fed = [BATCH_SIZE, ...shape];
        const count = fed.reduce((product, size) => product * size, 1);
        return { shape: fed, data: valuesApart(count, random) };
      };
      // Their sum is not 0, so that the gradient of a bias is not all rounding.
      const weighing = (shape: readonly number[]) => {
        const { data, ...fed } = batch(shape);
        return { ...fed, data: data.map((value) => value / 3 + 0.5) };
      };
      return withKey(run.key, {
        ...Object.fromEntries(run.inputs.map((shape, i) => [inputName(i), awayFrom(run, batch(shape))])),
        ...Object.fromEntries(
          run.weights.map((weight) => [
            weight.name,
            { shape: weight.shape, data: weightValues(weight, random) },
          ]),
        ),
        cotangent: weighing(run.output),
      });
    }),
  );
}

/** What was fetched for one run, without its key. */
export const fetchedOf = (fetched: Fetched, { key }: LayerRun): Readonly<Record<string, ArrayLike<number>>> =>
  Object.fromEntries(
    Object.entries(fetched)
      .filter(([name]) => name.startsWith(key))
      .map(([name, data]) => [name.slice(key.length), data]),
  );
