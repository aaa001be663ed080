import type { Network } from '../../shared/network/network.ts';
import { buildNetwork } from './network-builder.ts';
import { resNet } from './resnet.ts';

/** A network of the comparison; the peers build the same one from its nodes and edges. */
export interface BenchNet {
  readonly name: string;
  readonly batchSize: number;
  /** `[height, width, channels]`. */
  readonly input: readonly [number, number, number];
  readonly network: Network;
}

function vggLike(): Network {
  const b = buildNetwork('VGG-like', [28, 28, 1]);
  for (const filters of [32, 64]) {
    for (let i = 0; i < 2; i++) {
      b.add('Conv', { filters, kernel: 3, padding: 1 });
      b.add('ReLU');
    }
    b.add('MaxPool', { kernel: 2 });
  }
  b.add('FC', { units: 128 });
  b.add('ReLU');
  b.add('FC', { units: 10 });
  b.add('Softmax');
  return b.network;
}

function leNet(): Network {
  const b = buildNetwork('LeNet-5', [28, 28, 1]);
  for (const [filters, padding] of [
    [6, 2],
    [16, 0],
  ] as const) {
    b.add('Conv', { filters, kernel: 5, padding });
    b.add('ReLU');
    b.add('MaxPool', { kernel: 2 });
  }
  for (const units of [120, 84]) {
    b.add('FC', { units });
    b.add('ReLU');
  }
  b.add('FC', { units: 10 });
  b.add('Softmax');
  return b.network;
}

function convNorm(): Network {
  const b = buildNetwork('6 conv + BN', [32, 32, 3]);
  for (const filters of [32, 64, 128]) {
    for (let i = 0; i < 2; i++) {
      b.add('Conv', { filters, kernel: 3, padding: 1 });
      b.add('BatchNorm');
      b.add('ReLU');
    }
    if (filters < 128) b.add('MaxPool', { kernel: 2 });
  }
  b.add('GlobalAveragePool');
  b.add('FC', { units: 10 });
  b.add('Softmax');
  return b.network;
}

/** Depthwise and pointwise convolutions in turns (Howard et al. 2017, to 512 channels). */
function mobileNet(): Network {
  const b = buildNetwork('MobileNet-like', [64, 64, 3]);
  const normRelu = (): void => {
    b.add('BatchNorm');
    b.add('ReLU');
  };
  b.add('Conv', { filters: 32, kernel: 3, stride: 2, padding: 1, bias: false });
  normRelu();
  for (const [filters, stride] of [
    [64, 1],
    [128, 2],
    [128, 1],
    [256, 2],
    [256, 1],
    [512, 2],
    [512, 1],
  ] as const) {
    b.add('DepthwiseConv', { kernel: 3, stride, padding: 1, bias: false });
    normRelu();
    b.add('Conv', { filters, kernel: 1, bias: false });
    normRelu();
  }
  b.add('GlobalAveragePool');
  b.add('FC', { units: 10 });
  b.add('Softmax');
  return b.network;
}

function mlp(): Network {
  const b = buildNetwork('MLP', [28, 28, 1]);
  for (let i = 0; i < 2; i++) {
    b.add('FC', { units: 512 });
    b.add('ReLU');
  }
  b.add('FC', { units: 10 });
  b.add('Softmax');
  return b.network;
}

export const benchNets = {
  vgg: { name: 'VGG-like 28², batch 128', batchSize: 128, input: [28, 28, 1], network: vggLike() },
  leNet: { name: 'LeNet-5, batch 32', batchSize: 32, input: [28, 28, 1], network: leNet() },
  leNet16: { name: 'LeNet-5, batch 16', batchSize: 16, input: [28, 28, 1], network: leNet() },
  convNorm: { name: '6 conv + BN 32², batch 64', batchSize: 64, input: [32, 32, 3], network: convNorm() },
  resNet18: {
    name: 'ResNet-18 32², batch 32',
    batchSize: 32,
    input: [32, 32, 3],
    network: resNet(18, 32, 10),
  },
  mobileNet: {
    name: 'MobileNet-like 64², batch 16',
    batchSize: 16,
    input: [64, 64, 3],
    network: mobileNet(),
  },
  mlp: { name: 'MLP 784-512-512-10, batch 128', batchSize: 128, input: [28, 28, 1], network: mlp() },
} as const satisfies Readonly<Record<string, BenchNet>>;
