/** Trains the bench networks with tfjs-node's own `model.fit`; the same line protocol as `peer.py`. */
import { createInterface } from 'node:readline';
import type { BenchNet } from './nets.ts';

type Tf = typeof import('@tensorflow/tfjs-node');

function build(tf: Tf, net: BenchNet): import('@tensorflow/tfjs-node').LayersModel {
  const model = tf.sequential();
  model.add(tf.layers.inputLayer({ inputShape: [...net.input] }));
  for (const { type, params = {} } of net.layers) {
    const number = (name: string): number => Number(params[name] ?? 0);
    if (type === 'Conv')
      model.add(
        tf.layers.conv2d({
          filters: number('filters'),
          kernelSize: number('kernel'),
          padding: number('padding') > 0 ? 'same' : 'valid',
        }),
      );
    else if (type === 'ReLU') model.add(tf.layers.reLU());
    else if (type === 'MaxPool') model.add(tf.layers.maxPooling2d({ poolSize: number('kernel') }));
    else if (type === 'BatchNorm') model.add(tf.layers.batchNormalization({ momentum: 0.9, epsilon: 1e-5 }));
    else if (type === 'GlobalAveragePool') model.add(tf.layers.globalAveragePooling2d({}));
    else if (type === 'FC') {
      if ((model.outputs[0]?.shape.length ?? 0) > 2) model.add(tf.layers.flatten());
      model.add(tf.layers.dense({ units: number('units') }));
    } else if (type === 'Softmax') model.add(tf.layers.softmax());
  }
  model.compile({
    optimizer: tf.train.adam(0.001),
    loss: 'sparseCategoricalCrossentropy',
    metrics: ['accuracy'],
  });
  return model;
}

/** Serves requests on standard input until it closes. */
export async function serveFit(tf: Tf): Promise<void> {
  const models = new Map<string, import('@tensorflow/tfjs-node').LayersModel>();
  for await (const line of createInterface({ input: process.stdin })) {
    const request: BenchNet & { steps: number } = JSON.parse(line);
    const fitOnce = async (steps: number): Promise<number> => {
      const count = request.batchSize * steps;
      const x = tf.randomUniform([count, ...request.input]);
      const y = tf.randomUniform([count], 0, 10, 'int32').toFloat();
      const started = performance.now();
      await models.get(request.name)?.fit(x, y, { batchSize: request.batchSize, epochs: 1, verbose: 0 });
      const seconds = (performance.now() - started) / 1000;
      tf.dispose([x, y]);
      return count / seconds;
    };
    if (!models.has(request.name)) {
      models.set(request.name, build(tf, request));
      await fitOnce(3);
    }
    console.log(JSON.stringify({ imagesPerSecond: await fitOnce(request.steps) }));
  }
}
