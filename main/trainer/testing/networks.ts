import type { JsonObject, Network } from '../../../shared/network/network.ts';

type Layer = readonly [id: string, type: string, params?: JsonObject, sources?: readonly string[]];

/** A network of layers one after the other; a layer that names its sources takes those instead. */
export function networkOf(name: string, layers: readonly Layer[]): Network {
  return {
    format: 'netloom',
    version: 1,
    name,
    nodes: layers.map(([id, type, params = {}]) => ({ id, type, params })),
    edges: layers.flatMap(([target, , , sources], i) =>
      (sources ?? layers.slice(i - 1, i).map(([id]) => id)).map((source) => ({ source, target })),
    ),
  };
}

export const lenet5 = networkOf('LeNet-5', [
  ['input', 'Input', { height: 28, width: 28, channels: 1 }],
  ['conv1', 'Conv', { filters: 6, kernel: 5, padding: 2 }],
  ['relu1', 'ReLU'],
  ['pool1', 'MaxPool', { kernel: 2 }],
  ['conv2', 'Conv', { filters: 16, kernel: 5 }],
  ['relu2', 'ReLU'],
  ['pool2', 'MaxPool', { kernel: 2 }],
  ['fc1', 'FC', { units: 120 }],
  ['relu3', 'ReLU'],
  ['fc2', 'FC', { units: 84 }],
  ['relu4', 'ReLU'],
  ['fc3', 'FC', { units: 10 }],
  ['softmax', 'Softmax'],
]);

/** Two residual blocks, the second with a 1×1 convolution on its short cut. */
export const residual = networkOf('small residual network', [
  ['input', 'Input', { height: 28, width: 28, channels: 1 }],
  ['conv0', 'Conv', { filters: 8, kernel: 3, stride: 2, padding: 1, bias: false }],
  ['bn0', 'BatchNorm'],
  ['relu0', 'ReLU'],
  ['conv1', 'Conv', { filters: 8, kernel: 3, padding: 1, bias: false }],
  ['bn1', 'BatchNorm'],
  ['relu1', 'ReLU'],
  ['conv2', 'Conv', { filters: 8, kernel: 3, padding: 1, bias: false }],
  ['bn2', 'BatchNorm'],
  ['add1', 'Add', {}, ['bn2', 'relu0']],
  ['relu2', 'ReLU'],
  ['conv3', 'Conv', { filters: 16, kernel: 3, stride: 2, padding: 1, bias: false }],
  ['bn3', 'BatchNorm'],
  ['relu3', 'ReLU'],
  ['conv4', 'Conv', { filters: 16, kernel: 3, padding: 1, bias: false }],
  ['bn4', 'BatchNorm'],
  ['shortcut', 'Conv', { filters: 16, kernel: 1, stride: 2, bias: false }, ['relu2']],
  ['bn5', 'BatchNorm'],
  ['add2', 'Add', {}, ['bn4', 'bn5']],
  ['relu4', 'ReLU'],
  ['pool', 'GlobalAveragePool'],
  ['fc', 'FC', { units: 10 }],
  ['softmax', 'Softmax'],
]);
