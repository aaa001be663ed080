import { add, divide, greaterEqual, maximum, multiply, subtract } from '../ops/binary.ts';
import { cast, oneHot, stopGradient } from '../ops/cast.ts';
import type { Builder } from '../ops/define.ts';
import { matmul } from '../ops/matmul.ts';
import { reduceSum } from '../ops/reduce.ts';
import { reshape } from '../ops/reshape.ts';
import { softmax } from '../ops/softmax.ts';
import { constant } from '../ops/sources.ts';
import { BATCH, type Value } from '../ops/types.ts';
import { sqrt, square } from '../ops/unary.ts';
import { type BuildContext, defineLayer, type ParamSpec, type Params, type Scores } from './define.ts';
import { elementCount } from './fields.ts';
import { initFields, initializerOf, kerasInitializer, kernelWeight } from './initializers.ts';

const annealing = (value: number, en: string, zh: string) =>
  ({
    kind: 'real',
    min: 0,
    max: 1_000_000,
    default: value,
    advanced: true,
    label: { en, zh },
  }) as const satisfies ParamSpec;

const params = {
  units: { kind: 'int', min: 1, max: 1_048_576, label: { en: 'Classes', zh: '类别数' } },
  margin: { kind: 'int', min: 1, max: 4, default: 2, label: { en: 'Margin m', zh: '间隔 m' } },
  lambda: annealing(1000, 'λ at first', 'λ 初值'),
  lambdaDecay: annealing(0.12, 'λ decay a step', 'λ 每步衰减'),
  lambdaMin: annealing(5, 'λ at last', 'λ 终值'),
  ...initFields('glorot_uniform'),
} as const;
type MarginParams = Params<typeof params>;
type Context = BuildContext<MarginParams>;

/** cos(mθ) in c = cos θ: Chebyshev's T₁ … T₄, coefficients from the constant on. */
const CHEBYSHEV = [
  [0, 1],
  [-1, 0, 2],
  [0, -3, 0, 4],
  [1, 0, -8, 0, 8],
] as const;

/** ψ(θ) = (−1)^k·cos(mθ) − 2k for θ in [kπ/m, (k + 1)π/m], of c = cos θ: falls from 1 at θ = 0 to 1 − 2m at π. */
function psi(b: Builder, c: Value, margin: number): Value {
  const coefficients = CHEBYSHEV[margin - 1]!;
  let value = constant(b, coefficients[margin]!);
  for (let power = margin - 1; power >= 0; power--)
    value = add(b, multiply(b, value, c), constant(b, coefficients[power]!));
  // k counts the multiples of π/m that θ has passed; it is constant between them.
  let sign = constant(b, 1);
  let k = constant(b, 0);
  for (let j = 1; j < margin; j++) {
    const before = cast(b, greaterEqual(b, c, constant(b, Math.cos((j * Math.PI) / margin))), 'float32');
    sign = multiply(b, sign, subtract(b, multiply(b, before, constant(b, 2)), constant(b, 1)));
    k = add(b, k, subtract(b, constant(b, 1), before));
  }
  return subtract(
    b,
    multiply(b, stopGradient(b, sign), value),
    multiply(b, stopGradient(b, k), constant(b, 2)),
  );
}

/** √Σ x² over one axis; below 1e-12 the gradient is 0 in place of infinite. */
const lengthOver = (b: Builder, x: Value, axis: number): Value =>
  sqrt(b, maximum(b, reduceSum(b, square(b, x), { axes: [axis], keepDims: true }), constant(b, 1e-24)));

/** λ(step) = max(λmin, λ₀/(1 + decay·step)): at first plain softmax, later more of the margin. */
function lambdaAt(b: Builder, { lambda, lambdaDecay, lambdaMin }: MarginParams, step: Value): Value {
  const passed = multiply(b, cast(b, step, 'float32'), constant(b, lambdaDecay));
  return maximum(b, divide(b, constant(b, lambda), add(b, passed, constant(b, 1))), constant(b, lambdaMin));
}

/** `[batch, features]` and the plain scores x·W, `[batch, units]`. */
function plainScores({ b, inputs, weight }: Context): { readonly x: Value; readonly plain: Value } {
  const given = inputs[0]!;
  const { shape } = given.type;
  const x = shape.length === 2 ? given : reshape(b, given, { shape: [BATCH, elementCount(shape.slice(1))] });
  return { x, plain: matmul(b, x, weight('kernel')) };
}

function scores(context: Context): Scores {
  const { b, params: given, labels, training, weight, step } = context;
  const { x, plain } = plainScores(context);
  if (!training || !labels || given.margin === 1) return { logits: plain, plain };
  const truth = oneHot(b, labels, given.units);
  const ofLabel = (rows: Value): Value =>
    reduceSum(b, multiply(b, rows, truth), { axes: [1], keepDims: true });
  const atLabel = ofLabel(plain);
  const lengths = multiply(b, lengthOver(b, x, 1), ofLabel(lengthOver(b, weight('kernel'), 0)));
  const harder = multiply(b, lengths, psi(b, divide(b, atLabel, lengths), given.margin));
  const lambda = lambdaAt(b, given, step());
  const mixed = divide(b, add(b, multiply(b, lambda, atLabel), harder), add(b, lambda, constant(b, 1)));
  return { logits: add(b, plain, multiply(b, truth, subtract(b, mixed, atLabel))), plain };
}

/**
 * Large-margin softmax (Liu, Wen, Yu & Yang 2016, ICML): FC without bias and softmax in one. While training, the label's
 * score ‖W‖·‖x‖·cos θ becomes (λ·‖W‖‖x‖cos θ + ‖W‖‖x‖ψ(θ))/(1 + λ), ψ(θ) = (−1)^k·cos(mθ) − 2k; λ falls with the steps.
 */
export const largeMarginSoftmax = defineLayer({
  type: 'LargeMarginSoftmax',
  category: 'activation',
  params,
  inputs: { min: 1, max: 1 },
  loss: 'crossEntropy',
  help: {
    title: { en: 'Large-margin softmax', zh: '大间隔 Softmax' },
    aliases: ['lsoftmax', 'l-softmax'],
    summary: {
      en: 'FC and softmax in one, whose training asks each sample to be m times closer in angle to its class.',
      zh: '全连接与 Softmax 合一，训练时要求样本与本类的夹角小到 m 分之一。',
    },
    use: {
      en: 'The last layer of a classifier whose classes should lie well apart; margin 1 is softmax. Start with 2.',
      zh: '用作希望类别间隔更大的分类器的最后一层；间隔 1 即普通 Softmax。先试 2。',
    },
    formula: 'ψ(θ) = (−1)^k·cos(mθ) − 2k',
  },
  shape: ([shape], { units }) => ({
    shape: [units],
    formulas: [
      {
        axis: 'features',
        symbolic: 'in → classes',
        text: `${shape!.length > 1 ? `${shape!.join('·')} = ` : ''}${elementCount(shape!)} → ${units}`,
        exact: units,
        value: units,
      },
    ],
    findings: [],
  }),
  weights([shape], given) {
    const inputs = elementCount(shape!);
    return [kernelWeight('kernel', [inputs, given.units], initializerOf(given, inputs, given.units))];
  },
  window: () => 'global',
  scores,
  build: (context) => softmax(context.b, plainScores(context).plain),
  counterpart: {
    keras(given, [shape]) {
      const call = `layers.Dense(${given.units}, use_bias=False, activation="softmax", kernel_initializer=${kerasInitializer(given)})`;
      return shape!.length === 1 ? call : `keras.Sequential([layers.Flatten(), ${call}])`;
    },
    pytorch({ units }, [shape]) {
      const call = `nn.Linear(${elementCount(shape!)}, ${units}, bias=False), nn.Softmax(dim=-1)`;
      return `nn.Sequential(${shape!.length === 1 ? '' : 'nn.Flatten(), '}${call})`;
    },
  },
});
