import { batchNormInference, batchNormTraining } from '../ops/batch-norm.ts';
import { add, multiply } from '../ops/binary.ts';
import { reshape } from '../ops/reshape.ts';
import { constant } from '../ops/sources.ts';
import { BATCH, type Value } from '../ops/types.ts';
import { defineLayer } from './define.ts';

/**
 * Batch normalisation (Ioffe & Szegedy 2015): y = γ·(x − μ)/√(σ² + ε) + β, μ and σ² over batch, height and width of each
 * channel. moving = momentum·moving + (1 − momentum)·batch, with the unbiased variance; inference uses the moving statistics.
 */
export const batchNorm = defineLayer({
  type: 'BatchNorm',
  category: 'normalisation',
  params: {
    momentum: {
      kind: 'real',
      min: 0,
      max: 1,
      default: 0.9,
      label: { en: 'Momentum', zh: '动量' },
    },
    epsilon: {
      kind: 'real',
      min: 0,
      max: 1,
      exclusiveMin: true,
      default: 0.00001,
      advanced: true,
      label: { en: 'Epsilon', zh: 'ε' },
    },
  },
  inputs: { min: 1, max: 1 },
  help: {
    title: { en: 'Batch normalisation', zh: '批归一化' },
    aliases: ['bn', 'batchnormalization', '批标准化'],
    summary: {
      en: 'Brings every channel to mean 0 and variance 1 over the batch, then scales and shifts it.',
      zh: '让每个通道在批内均值为 0、方差为 1，再缩放和平移。',
    },
    use: {
      en: 'Between convolution and ReLU: trains faster, bears larger learning rates.',
      zh: '放在卷积和 ReLU 之间：训练更快，可用更大的学习率。',
    },
    formula: 'y = γ·(x − μ)/√(σ² + ε) + β',
  },
  shape: ([shape]) => ({ shape: shape!, formulas: [], findings: [] }),
  weights([shape]) {
    const channels = [shape![shape!.length - 1]!];
    return [
      { name: 'gamma', shape: channels, init: { kind: 'ones' }, trainable: true, decay: false },
      { name: 'beta', shape: channels, init: { kind: 'zeros' }, trainable: true, decay: false },
      { name: 'movingMean', shape: channels, init: { kind: 'zeros' }, trainable: false, decay: false },
      { name: 'movingVariance', shape: channels, init: { kind: 'ones' }, trainable: false, decay: false },
    ];
  },
  build({ b, inputs, params: { momentum, epsilon }, weight, training, frozen, update }) {
    const given = inputs[0]!;
    const { shape } = given.type;
    // The fused kernel wants images; features are images of one cell.
    const x =
      shape.length === 4 ? given : reshape(b, given, { shape: [BATCH, 1, 1, shape[shape.length - 1]!] });
    const back = (y: Value): Value => (shape.length === 4 ? y : reshape(b, y, { shape }));
    const [gamma, beta] = [weight('gamma'), weight('beta')];
    const [movingMean, movingVariance] = [weight('movingMean'), weight('movingVariance')];
    if (!training || frozen)
      return back(batchNormInference(b, x, gamma, beta, movingMean, movingVariance, { epsilon }));
    const { y, mean, variance } = batchNormTraining(b, x, gamma, beta, { epsilon });
    const moved = (moving: Value, batch: Value): Value =>
      add(b, multiply(b, moving, constant(b, momentum)), multiply(b, batch, constant(b, 1 - momentum)));
    update('movingMean', moved(movingMean, mean));
    update('movingVariance', moved(movingVariance, variance));
    return back(y);
  },
  counterpart: {
    keras: ({ momentum, epsilon }) => `layers.BatchNormalization(momentum=${momentum}, epsilon=${epsilon})`,
    pytorch({ momentum, epsilon }, [shape]) {
      const kind = shape!.length === 3 ? 'BatchNorm2d' : 'BatchNorm1d';
      return `nn.${kind}(${shape![shape!.length - 1]}, eps=${epsilon}, momentum=${Number((1 - momentum).toPrecision(12))})`;
    },
  },
});
