import { lrn as lrnOp } from '../ops/lrn.ts';
import { defineLayer } from './define.ts';
import { findError, needsSpatial } from './findings.ts';

const realField = (value: number, max: number, en: string, zh: string) =>
  ({
    kind: 'real',
    min: 0,
    max,
    exclusiveMin: true,
    default: value,
    advanced: true,
    label: { en, zh },
  }) as const;

/**
 * Local response normalisation across channels (Krizhevsky et al. 2012, ONNX LRN): y = x/(k + α/size·Σ x²)^β, the sum over
 * `size` channels around each.
 */
export const lrn = defineLayer({
  type: 'LRN',
  category: 'normalisation',
  params: {
    size: { kind: 'int', min: 1, max: 4095, default: 5, label: { en: 'Channels', zh: '通道数' } },
    alpha: realField(0.0001, 1000, 'Alpha', 'α'),
    beta: realField(0.75, 100, 'Beta', 'β'),
    k: realField(1, 1000, 'k', 'k'),
  },
  inputs: { min: 1, max: 1 },
  help: {
    title: { en: 'Local response normalisation', zh: '局部响应归一化' },
    aliases: ['localresponsenorm'],
    summary: {
      en: 'Divides each value by how strong its neighbouring channels are at that place.',
      zh: '用同一位置相邻通道的强度去除每个值。',
    },
    use: {
      en: 'To rebuild AlexNet and GoogLeNet; newer networks use batch normalisation.',
      zh: '用于复现 AlexNet 和 GoogLeNet；较新的网络使用批归一化。',
    },
    formula: 'y = x/(k + α/n·Σ x²)^β',
  },
  shape([shape], { size }) {
    if (shape!.length !== 3) return { formulas: [], findings: [needsSpatial(shape!)] };
    if (size % 2 === 1) return { shape: shape!, formulas: [], findings: [] };
    const fixes = [{ params: { size: size + 1 } }, { params: { size: size - 1 } }];
    return { formulas: [], findings: [findError('sizeNotOdd', { values: { size }, fixes })] };
  },
  weights: () => [],
  build: ({ b, inputs, params }) => lrnOp(b, inputs[0]!, params),
  counterpart: {
    keras: () => undefined,
    pytorch: ({ size, alpha, beta, k }) =>
      `nn.LocalResponseNorm(${size}, alpha=${alpha}, beta=${beta}, k=${k})`,
  },
});
