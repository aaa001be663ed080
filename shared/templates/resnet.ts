import type { NodeId } from '../network/network.ts';
import { bottleneck, type ResidualOptions, residual } from './blocks/residual.ts';
import type { Template } from './define.ts';
import { averageAndClassify, drawNetwork, input, type Sketch, type Source } from './sketch.ts';

/** The part before the blocks: 7×7 with stride 2, and a pool. */
export function stem(sketch: Sketch): NodeId {
  sketch.add('conv1', 'Conv', { filters: 64, kernel: 7, stride: 2, padding: 3, bias: false });
  sketch.add('norm1', 'BatchNorm');
  sketch.add('relu1', 'ReLU');
  return sketch.add('pool1', 'MaxPool', { kernel: 3, stride: 2, padding: 1 });
}

function drawResNet(
  name: string,
  counts: readonly number[],
  block: (sketch: Sketch, name: string, from: Source, options: ResidualOptions) => NodeId,
  projectFirst: boolean,
) {
  return drawNetwork(name, (sketch) => {
    input(sketch, 224, 3);
    let end = stem(sketch);
    for (const [stage, count] of counts.entries())
      for (let number = 0; number < count; number++)
        end = block(sketch, `layer${stage + 1}_${number + 1}`, [end], {
          filters: 64 * 2 ** stage,
          stride: stage > 0 && number === 0 ? 2 : 1,
          project: number === 0 && (stage > 0 || projectFirst),
        });
    averageAndClassify(sketch, 1000);
  });
}

export const resnet18: Template = {
  id: 'resnet-18',
  name: 'ResNet-18',
  kind: 'classifier',
  year: 2015,
  by: 'He, Zhang, Ren & Sun',
  summary: {
    en: 'Eight blocks that learn what to add to what came in, so that depth does not hurt.',
    zh: '八个残差块，只学习要在输入上加什么，让网络变深而不变差。',
  },
  published: {
    trainableParameters: 11_689_512,
    multiplyAdds: 1_814_073_344,
    source: 'torchvision',
  },
  draw: () => drawResNet('ResNet-18', [2, 2, 2, 2], residual, false),
};

export const resnet50: Template = {
  id: 'resnet-50',
  name: 'ResNet-50',
  kind: 'classifier',
  year: 2015,
  by: 'He, Zhang, Ren & Sun',
  summary: {
    en: 'Sixteen bottlenecks: the network that all others are compared with. Stride on the 3×3, as in torchvision.',
    zh: '十六个瓶颈块：人人拿来比较的网络。步幅在 3×3 上，同 torchvision。',
  },
  published: {
    trainableParameters: 25_557_032,
    multiplyAdds: 4_089_184_256,
    source: 'torchvision',
  },
  draw: () => drawResNet('ResNet-50', [3, 4, 6, 3], bottleneck, true),
};
