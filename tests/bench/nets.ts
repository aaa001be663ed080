import type { Network, NetworkNode } from '../../shared/network/network.ts';

/** A network as a chain of layers; the peers build the same one from the same list. */
export type ChainLayer = { readonly type: string; readonly params?: NetworkNode['params'] };

export interface BenchNet {
  readonly name: string;
  readonly batchSize: number;
  /** `[height, width, channels]`. */
  readonly input: readonly [number, number, number];
  readonly layers: readonly ChainLayer[];
}

const conv = (filters: number, kernel: number, padding: number): ChainLayer => ({
  type: 'Conv',
  params: { filters, kernel, padding },
});
const fc = (units: number): ChainLayer => ({ type: 'FC', params: { units } });
const pool: ChainLayer = { type: 'MaxPool', params: { kernel: 2 } };
const relu: ChainLayer = { type: 'ReLU' };
const softmax: ChainLayer = { type: 'Softmax' };
const convNormRelu = (filters: number): readonly ChainLayer[] => [
  conv(filters, 3, 1),
  { type: 'BatchNorm' },
  relu,
];

/** The three networks of the comparison. */
export const benchNets: readonly BenchNet[] = [
  {
    name: 'VGG-like 28², batch 128',
    batchSize: 128,
    input: [28, 28, 1],
    layers: [
      conv(32, 3, 1),
      relu,
      conv(32, 3, 1),
      relu,
      pool,
      conv(64, 3, 1),
      relu,
      conv(64, 3, 1),
      relu,
      pool,
      fc(128),
      relu,
      fc(10),
      softmax,
    ],
  },
  {
    name: 'LeNet-5, batch 32',
    batchSize: 32,
    input: [28, 28, 1],
    layers: [
      conv(6, 5, 2),
      relu,
      pool,
      conv(16, 5, 0),
      relu,
      pool,
      fc(120),
      relu,
      fc(84),
      relu,
      fc(10),
      softmax,
    ],
  },
  {
    name: '6 conv + BN 32², batch 64',
    batchSize: 64,
    input: [32, 32, 3],
    layers: [
      ...convNormRelu(32),
      ...convNormRelu(32),
      pool,
      ...convNormRelu(64),
      ...convNormRelu(64),
      pool,
      ...convNormRelu(128),
      ...convNormRelu(128),
      { type: 'GlobalAveragePool' },
      fc(10),
      softmax,
    ],
  },
];

export function chainNetwork(net: BenchNet): Network {
  const [height, width, channels] = net.input;
  const layers: readonly ChainLayer[] = [
    { type: 'Input', params: { height, width, channels } },
    ...net.layers,
  ];
  const id = (layer: ChainLayer, index: number): string => `${layer.type.toLowerCase()}${index}`;
  return {
    format: 'netloom',
    version: 1,
    name: net.name,
    nodes: layers.map((layer, index) => ({
      id: id(layer, index),
      type: layer.type,
      params: layer.params ?? {},
    })),
    edges: layers.slice(1).map((layer, index) => ({
      source: id(layers[index]!, index),
      target: id(layer, index + 1),
    })),
  };
}
