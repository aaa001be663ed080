/** Trains the bench networks with tfjs-node's own `model.fit`; the same requests as `peers/serve.py`. */
import { peakMemory } from '../../main/trainer/peak-memory.ts';
import type { Network } from '../../shared/network/network.ts';
import type { Ask } from './line-peer.ts';
import { serveLines } from './serve-lines.ts';

type Tf = typeof import('@tensorflow/tfjs-node');
type Model = import('@tensorflow/tfjs-node').LayersModel;
type Symbolic = import('@tensorflow/tfjs-node').SymbolicTensor;
type Params = Readonly<Record<string, unknown>>;

const number = (params: Params, name: string, otherwise = 0): number => Number(params[name] ?? otherwise);
/** As `peers/keras_peer.py`: equal shapes and cost. */
const padding = (params: Params): 'same' | 'valid' => (number(params, 'padding') > 0 ? 'same' : 'valid');
const sliding = (params: Params) => ({
  kernelSize: number(params, 'kernel'),
  strides: number(params, 'stride', 1),
  padding: padding(params),
  useBias: params.bias !== false,
});

/** A row a layer type. */
const layers: Readonly<Record<string, (tf: Tf, p: Params) => { apply(x: Symbolic | Symbolic[]): unknown }>> =
  {
    Conv: (tf, p) => tf.layers.conv2d({ ...sliding(p), filters: number(p, 'filters') }),
    DepthwiseConv: (tf, p) => tf.layers.depthwiseConv2d(sliding(p)),
    MaxPool: (tf, p) =>
      tf.layers.maxPooling2d({
        poolSize: number(p, 'kernel'),
        strides: number(p, 'stride', number(p, 'kernel')),
        padding: padding(p),
      }),
    BatchNorm: (tf) => tf.layers.batchNormalization({ momentum: 0.9, epsilon: 1e-5 }),
    ReLU: (tf) => tf.layers.reLU(),
    Add: (tf) => tf.layers.add(),
    GlobalAveragePool: (tf) => tf.layers.globalAveragePooling2d({}),
    FC: (tf, p) => tf.layers.dense({ units: number(p, 'units') }),
    Softmax: (tf) => tf.layers.softmax(),
  };

export function buildFit(tf: Tf, { nodes, edges }: Network): Model {
  const made = new Map<string, Symbolic>();
  const inputs: Symbolic[] = [];
  for (const { id, type, params = {} } of nodes) {
    if (type === 'Input') {
      const shape = [number(params, 'height'), number(params, 'width'), number(params, 'channels')];
      inputs.push(tf.input({ shape }));
      made.set(id, inputs[0]!);
      continue;
    }
    const given = edges.filter(({ target }) => target === id).map(({ source }) => made.get(source)!);
    const flat = type === 'FC' && given[0]!.shape.length > 2;
    const x = flat ? (tf.layers.flatten().apply(given[0]!) as Symbolic) : given[0]!;
    const output = layers[type]!(tf, params).apply(given.length > 1 ? given : x) as Symbolic;
    made.set(id, output);
  }
  return tf.model({ inputs, outputs: made.get(nodes[nodes.length - 1]!.id)! });
}

/** @param tf loaded already: what loading takes is told apart. */
export async function serveFit(tf: Tf): Promise<void> {
  let model: Model | undefined;
  let batchSize = 0;
  /** Seconds of one pass over `steps` batches. */
  async function pass(steps: number): Promise<number> {
    const count = batchSize * steps;
    const shape = model!.inputs[0]!.shape.slice(1) as number[];
    const x = tf.randomUniform([count, ...shape]);
    const y = tf.randomUniform([count], 0, 10, 'int32').toFloat();
    const started = performance.now();
    await model!.fit(x, y, { batchSize, epochs: 1, verbose: 0 });
    const seconds = (performance.now() - started) / 1000;
    tf.dispose([x, y]);
    return seconds;
  }
  await serveLines(async (request: Ask) => {
    switch (request.ask) {
      case 'ready':
        return { settings: ['as it is'] };
      case 'first': {
        const started = performance.now();
        model = buildFit(tf, request.network);
        model.compile({
          optimizer: tf.train.adam(0.001),
          loss: 'sparseCategoricalCrossentropy',
          metrics: ['accuracy'],
        });
        batchSize = request.batchSize;
        await pass(1);
        return { seconds: (performance.now() - started) / 1000, parameters: model.countParams() };
      }
      case 'train':
        return { imagesPerSecond: (batchSize * request.steps) / (await pass(request.steps)) };
      case 'memory':
        return { bytes: peakMemory() };
      default:
        throw new Error(`model.fit is not asked for ${request.ask}`);
    }
  });
}
