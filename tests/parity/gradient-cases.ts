import type { Attrs } from '../../shared/ops/types.ts';

/** One use of an op: the shapes and ranges of its float inputs, and its attributes. */
export interface GradientCase {
  readonly op: string;
  readonly shapes: readonly (readonly number[])[];
  readonly attrs?: Attrs;
  /** Where values are drawn; −1 to 1 unless told. */
  readonly range?: readonly [number, number];
  /** No two values nearer than that, and none nearer to 0: maxima and kinks stay where they are. */
  readonly apart?: number;
  /** Inputs (by index) that no gradient flows to: statistics, and tensors that give their shape alone. */
  readonly still?: readonly number[];
  /** Class indices appended as the last input. */
  readonly labels?: readonly number[];
}

const image = [2, 5, 6, 4];
const conv = (
  kernel: readonly number[],
  attrs: {
    strides?: readonly number[];
    padding?: readonly number[] | 'same';
    dilations?: readonly number[];
    groups?: number;
  } = {},
): GradientCase => ({
  op: 'conv2d',
  shapes: [image, kernel],
  attrs: { strides: [1, 1], padding: [0, 0], dilations: [1, 1], groups: 1, ...attrs },
});
const pool = (op: string, padding: readonly number[] | 'same', strides: readonly number[]): GradientCase => ({
  op,
  shapes: [image],
  attrs: { kernel: [3, 2], strides, padding },
  apart: 0.004,
});

/** At least one case for every op that has a gradient; the walk fails where there is none. */
export const gradientCases: readonly GradientCase[] = [
  conv([3, 2, 4, 3]),
  conv([3, 3, 4, 3], { strides: [2, 1], padding: [1, 2] }),
  conv([2, 3, 4, 3], { padding: 'same', strides: [2, 2] }),
  conv([2, 2, 4, 3], { dilations: [2, 3], padding: [1, 1] }),
  conv([3, 3, 2, 6], { groups: 2, padding: [1, 1] }),
  {
    op: 'matmul',
    shapes: [
      [3, 4],
      [4, 5],
    ],
    attrs: { transposeA: false, transposeB: false },
  },
  {
    op: 'matmul',
    shapes: [
      [4, 3],
      [4, 5],
    ],
    attrs: { transposeA: true, transposeB: false },
  },
  {
    op: 'matmul',
    shapes: [
      [3, 4],
      [5, 4],
    ],
    attrs: { transposeA: false, transposeB: true },
  },
  {
    op: 'matmul',
    shapes: [
      [4, 3],
      [5, 4],
    ],
    attrs: { transposeA: true, transposeB: true },
  },
  { op: 'biasAdd', shapes: [image, [4]] },
  ...[
    [3, 3, 4, 1],
    [2, 3, 4, 2],
  ].flatMap((kernel): readonly GradientCase[] => [
    { op: 'depthwiseConv2d', shapes: [image, kernel], attrs: { strides: [1, 1], padding: [0, 0] } },
    { op: 'depthwiseConv2d', shapes: [image, kernel], attrs: { strides: [2, 2], padding: [1, 2] } },
    { op: 'depthwiseConv2d', shapes: [image, kernel], attrs: { strides: [2, 2], padding: 'same' } },
  ]),
  {
    ...{
      op: 'conv2dTranspose',
      shapes: [
        [2, 3, 4, 3],
        [3, 2, 5, 3],
      ],
    },
    attrs: { strides: [2, 3], padding: [1, 0], size: [5, 11] },
  },
  {
    ...{
      op: 'conv2dTranspose',
      shapes: [
        [2, 3, 4, 3],
        [4, 4, 5, 3],
      ],
    },
    attrs: { strides: [2, 2], padding: 'same', size: [6, 8] },
  },
  { op: 'everyCell', shapes: [image], attrs: { starts: [1, 0], sizes: [2, 3], strides: [3, 2] } },
  { op: 'upsample', shapes: [image], attrs: { factor: [2, 3] } },
  { op: 'lrn', shapes: [image], attrs: { size: 3, alpha: 0.8, beta: 0.75, k: 1.2 } },
  { op: 'lrn', shapes: [[2, 2, 3, 9]], attrs: { size: 5, alpha: 0.3, beta: 0.5, k: 2 } },
  ...(['maxPool', 'averagePool'] as const).flatMap((op) => [
    pool(op, [0, 0], [3, 2]),
    pool(op, [1, 1], [2, 1]),
    pool(op, 'same', [2, 2]),
  ]),
  { op: 'relu', shapes: [image], apart: 0.004 },
  { op: 'leakyRelu', shapes: [image], attrs: { slope: 0.2 }, apart: 0.004 },
  { op: 'elu', shapes: [image], apart: 0.004 },
  { op: 'selu', shapes: [image], apart: 0.004 },
  { op: 'softplus', shapes: [image], range: [-3, 3] },
  { op: 'exp', shapes: [image] },
  { op: 'log', shapes: [image], range: [0.4, 3] },
  { op: 'abs', shapes: [image], apart: 0.004 },
  { op: 'square', shapes: [image] },
  { op: 'sqrt', shapes: [image], range: [0.4, 3] },
  { op: 'erf', shapes: [image], range: [-2, 2] },
  { op: 'maximum', shapes: [[3, 4], [4]] },
  { op: 'minimum', shapes: [[3, 4], [4]] },
  { op: 'reduceMax', shapes: [image], attrs: { axes: [1, 2], keepDims: false }, apart: 0.004 },
  { op: 'reduceMax', shapes: [image], attrs: { axes: [3], keepDims: true }, apart: 0.004 },
  { op: 'sigmoid', shapes: [image], range: [-3, 3] },
  { op: 'tanh', shapes: [image], range: [-2, 2] },
  { op: 'softmax', shapes: [[3, 7]], range: [-2, 2] },
  { op: 'softmaxCrossEntropy', shapes: [[3, 7]], range: [-2, 2], labels: [6, 0, 3] },
  { op: 'batchNormTraining', shapes: [image, [4], [4]], attrs: { epsilon: 0.001 } },
  {
    ...{ op: 'batchNormInference', shapes: [image, [4], [4], [4], [4]], attrs: { epsilon: 0.001 } },
    ...{ range: [0.3, 1.5], still: [3, 4] },
  },
  { op: 'add', shapes: [image, [4]] },
  { op: 'subtract', shapes: [[4], image] },
  { op: 'multiply', shapes: [image, [2, 1, 6, 1]] },
  { op: 'divide', shapes: [image, [4]], range: [0.5, 2] },
  { op: 'negate', shapes: [image] },
  { op: 'addN', shapes: [image, image, image] },
  { op: 'reduceSum', shapes: [image], attrs: { axes: [1, 2], keepDims: false } },
  { op: 'reduceMean', shapes: [image], attrs: { axes: [1, 2], keepDims: true } },
  { op: 'sumTo', shapes: [image], attrs: { shape: [4] } },
  { op: 'broadcastLike', shapes: [[4], image], still: [1] },
  { op: 'l2Loss', shapes: [image] },
  { op: 'reshape', shapes: [image], attrs: { shape: [2, 120] } },
  { op: 'pad', shapes: [image], attrs: { paddings: [0, 0, 1, 2, 0, 1, 0, 0], value: 0.5 } },
  { op: 'slice', shapes: [image], attrs: { axis: 3, start: 1, size: 2 } },
  { op: 'concat', shapes: [image, [2, 5, 6, 1]], attrs: { axis: 3 } },
];

/** Ops through which nothing is learnt, and why. */
export const withoutGradient: Readonly<Record<string, string>> = {
  placeholder: 'a source',
  constant: 'a source',
  readVariable: 'a source: the gradient ends in it',
  readUpdated: 'a source, after the step: the loss does not depend on it',
  randomUniform: 'a source',
  stopGradient: 'that is what it is for',
  greaterEqual: 'gives truth values',
  equal: 'gives truth values',
  cast: 'from truth values',
  argMax: 'gives an index',
  oneHot: 'takes an index',
  batchSize: 'a count',
  power: 'of the optimiser’s own numbers',
  sign: 'flat but for a jump',
  depthwiseConv2dBackpropInput: 'a gradient already',
  depthwiseConv2dBackpropFilter: 'a gradient already',
  everyCellGrad: 'a gradient already',
  upsampleGrad: 'a gradient already',
  lrnGrad: 'a gradient already',
  eluGrad: 'a gradient already',
  seluGrad: 'a gradient already',
  softplusGrad: 'a gradient already',
  conv2dBackpropInput: 'a gradient already',
  conv2dBackpropFilter: 'a gradient already',
  biasAddGrad: 'a gradient already',
  maxPoolGrad: 'a gradient already',
  averagePoolGrad: 'a gradient already',
  reluGrad: 'a gradient already',
  leakyReluGrad: 'a gradient already',
  sigmoidGrad: 'a gradient already',
  tanhGrad: 'a gradient already',
  batchNormGrad: 'a gradient already',
  assignVariable: 'an effect',
  applyGradientDescent: 'an effect',
  applyMomentum: 'an effect',
  applyRmsProp: 'an effect',
  applyAdam: 'an effect',
  applyAdamW: 'an effect',
  applyAdagrad: 'an effect',
  applyAdadelta: 'an effect',
};
