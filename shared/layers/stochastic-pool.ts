import { add, divide, greaterEqual, maximum, multiply, subtract } from '../ops/binary.ts';
import { cast, stopGradient } from '../ops/cast.ts';
import type { Builder } from '../ops/define.ts';
import { padOp } from '../ops/pad-slice-concat.ts';
import { randomUniform } from '../ops/random/random-uniform.ts';
import { constant } from '../ops/sources.ts';
import { everyCell } from '../ops/strided-slice.ts';
import type { Value } from '../ops/types.ts';
import { abs } from '../ops/unary.ts';
import { windowAxes } from '../ops/window.ts';
import { defineLayer } from './define.ts';
import { type PoolParams, poolAttrs, poolParams, poolShape, poolWindow } from './pooling.ts';
import { pyPair } from './python.ts';

/** The cells of every window, one value `[batch, outHeight, outWidth, channels]` for each place in it; outside there are zeros. */
function cellsOf(b: Builder, x: Value, params: PoolParams): readonly Value[] {
  const { kernel, strides } = poolAttrs(params);
  const axes = windowAxes('stochasticPool', x.type.shape, kernel, poolAttrs(params));
  // At the end as far as the last window reaches, which rounding down may leave short of the image's.
  const after = axes.map((axis, i) =>
    Math.max(0, (axis.output - 1) * strides[i]! + kernel[i]! - axis.input - axis.before),
  );
  const paddings = [0, 0, axes[0].before, after[0]!, axes[1].before, after[1]!, 0, 0];
  const padded = paddings.some((size) => size > 0) ? b.add(padOp, [x], { paddings, value: 0 })[0]! : x;
  const sizes = [axes[0].output, axes[1].output];
  return Array.from({ length: kernel[0]! * kernel[1]! }, (_, place) => {
    const starts = [Math.floor(place / kernel[1]!), place % kernel[1]!];
    return everyCell(b, padded, { starts, sizes, strides });
  });
}

const sum = (b: Builder, values: readonly Value[]): Value =>
  values.reduce((total, value) => add(b, total, value));

/**
 * Stochastic pooling (Zeiler & Fergus 2013): while training one cell of each window is drawn, with probability
 * pᵢ = |aᵢ|/Σ|aⱼ|, and alone gets the gradient; at inference y = Σ pᵢ·aᵢ.
 */
export const stochasticPool = defineLayer({
  type: 'StochasticPool',
  category: 'pooling',
  params: poolParams,
  inputs: { min: 1, max: 1 },
  help: {
    title: { en: 'Stochastic pooling', zh: '随机池化' },
    summary: {
      en: 'Draws one cell of each window, the larger the likelier; at inference their weighted mean.',
      zh: '训练时按大小随机选取窗口中的一个格子；推理时取加权平均。',
    },
    use: {
      en: 'After ReLU instead of max pooling, against overfitting on small data sets.',
      zh: '接在 ReLU 之后代替最大池化，在小数据集上抑制过拟合。',
    },
    formula: '(W − F + 2P)/S + 1',
  },
  shape: ([shape], params) => poolShape(shape!, params),
  weights: () => [],
  window: (params, [shape]) => poolWindow(params, shape!),
  build({ b, inputs, params, training, random }) {
    const cells = cellsOf(b, inputs[0]!, params);
    if (cells.length === 1) return cells[0]!;
    const sizes = cells.map((cell) => abs(b, cell));
    // A window of zeros has none to draw: its mean is zero as well, and the square of this, in the gradient, is not.
    const whole = maximum(b, sum(b, sizes), constant(b, 1e-18));
    if (!training) {
      const weighted = cells.map((cell, i) => multiply(b, cell, sizes[i]!));
      return divide(b, sum(b, weighted), whole);
    }
    const { seed, step } = random();
    const drawn = multiply(b, randomUniform(b, seed, step, cells[0]!), whole);
    let reached: Value | undefined;
    let below: Value | undefined;
    const chosen = cells.map((cell, i) => {
      // 1 from the first cell on whose running sum exceeds the draw.
      reached = reached ? add(b, reached, sizes[i]!) : sizes[i]!;
      const last = i === cells.length - 1;
      const passed = last
        ? constant(b, 1)
        : subtract(b, constant(b, 1), cast(b, greaterEqual(b, drawn, reached), 'float32'));
      const here = below ? subtract(b, passed, below) : passed;
      below = passed;
      return multiply(b, cell, stopGradient(b, here));
    });
    return sum(b, chosen);
  },
  counterpart: {
    keras: () => undefined,
    // At inference: Σ a·|a| ÷ Σ |a|, both as sums of windows.
    pytorch(params, [shape]) {
      const { kernel, stride } = params;
      const [top, left] = poolWindow(params, shape!).padding;
      const [height, width] = poolShape(shape!, params).shape!;
      const bottom = Math.max(0, (height! - 1) * stride[0] + kernel[0] - shape![0]! - top);
      const right = Math.max(0, (width! - 1) * stride[1] + kernel[1] - shape![1]! - left);
      const pool = (x: string): string =>
        `nn.functional.avg_pool2d(nn.functional.pad(${x}, (${left}, ${right}, ${top}, ${bottom})), ${pyPair(kernel)}, ${pyPair(stride)})`;
      return `(lambda x: ${pool('x * x.abs()')} / ${pool('x.abs()')}.clamp_min(1e-18))`;
    },
  },
});
