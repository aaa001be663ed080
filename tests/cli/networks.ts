interface Layer {
  readonly id: string;
  readonly type: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

/** Layers one after the other, as a network file. */
export const chain = (
  name: string,
  layers: readonly Layer[],
  training?: Readonly<Record<string, unknown>>,
) => ({
  format: 'netloom',
  version: 1,
  name,
  nodes: layers,
  edges: layers.slice(1).map(({ id }, index) => ({ source: layers[index]?.id, target: id })),
  ...(training ? { training } : {}),
});

/** LeNet-5 (LeCun et al. 1998) with ReLU and max-pooling: 61 706 parameters. */
export const leNet = (training?: Readonly<Record<string, unknown>>) =>
  chain(
    'LeNet-5',
    [
      { id: 'input', type: 'Input', params: { height: 28, width: 28, channels: 1 } },
      { id: 'conv1', type: 'Conv', params: { filters: 6, kernel: 5, padding: 2 } },
      { id: 'relu1', type: 'ReLU' },
      { id: 'pool1', type: 'MaxPool', params: { kernel: 2 } },
      { id: 'conv2', type: 'Conv', params: { filters: 16, kernel: 5 } },
      { id: 'relu2', type: 'ReLU' },
      { id: 'pool2', type: 'MaxPool', params: { kernel: 2 } },
      { id: 'fc1', type: 'FC', params: { units: 120 } },
      { id: 'relu3', type: 'ReLU' },
      { id: 'fc2', type: 'FC', params: { units: 84 } },
      { id: 'relu4', type: 'ReLU' },
      { id: 'fc3', type: 'FC', params: { units: 10 } },
      { id: 'softmax', type: 'Softmax' },
    ],
    training,
  );

/** An 11 × 11 filter on an 8 × 8 input. */
export const misfit = chain('Misfit', [
  { id: 'input', type: 'Input', params: { height: 8, width: 8, channels: 1 } },
  { id: 'conv1', type: 'Conv', params: { filters: 4, kernel: 11 } },
  { id: 'fc1', type: 'FC', params: { units: 10 } },
  { id: 'softmax', type: 'Softmax' },
]);
