/**
 * Netloom's engine alone, for what a training does not tell: the time from a network to the end of its first step, and of a
 * step with some weights frozen or of the forward pass alone. The same requests as `peers/serve.py`.
 */
import { findNative, prepareRequire } from '../../main/native/index.ts';
import { collectGarbage } from '../../main/trainer/collect-garbage.ts';
import { compile } from '../../main/trainer/compile.ts';
import type { Batch } from '../../main/trainer/data/batches.ts';
import { createNativeEngine } from '../../main/trainer/native-engine.ts';
import { peakMemory } from '../../main/trainer/peak-memory.ts';
import { createSession, type Session } from '../../main/trainer/session.ts';
import { startingWeights } from '../../main/trainer/weights.ts';
import { createRandom } from '../../shared/program/random.ts';
import { trainingSettings } from '../../shared/program/settings.ts';
import type { StepGraph } from '../../shared/program/types.ts';
import type { Ask } from './line-peer.ts';
import { serveLines } from './serve-lines.ts';

function randomBatch(graph: StepGraph, size: number): Batch {
  const random = createRandom(1);
  const count = graph.inputShape.reduce((product, each) => product * each, size);
  return {
    size,
    x: {
      data: Float32Array.from({ length: count }, () => random.uniform()),
      shape: [size, ...graph.inputShape],
    },
    y: { data: Int32Array.from({ length: size }, (_, i) => i % 10), shape: [size] },
  };
}

/** What a first step consists of, in milliseconds each. */
export interface FirstStep {
  readonly seconds: number;
  readonly parameters: number;
  readonly parts: Readonly<Record<'compile' | 'load' | 'weights' | 'step', number>>;
}

async function main(): Promise<void> {
  const native = findNative();
  if (native.state === 'missing') throw new Error(`${native.message} ${native.remedy}`);
  const tf = prepareRequire(native.addon, import.meta.url)('@tensorflow/tfjs-node');
  // The first call of all also starts TensorFlow's threads: a part of being ready.
  tf.tensor1d([1]).dispose();
  let session: Session | undefined;
  let batch: Batch | undefined;
  let step = 0;
  const trainOnce = (): void => {
    step++;
    session!.train(batch!, { step, update: step, learningRate: 0.001, groupSize: batch!.size });
  };

  async function first(request: Extract<Ask, { readonly ask: 'first' }>): Promise<FirstStep> {
    const { network, batchSize, freeze = [] } = request;
    const settings = trainingSettings.parse({ epochs: 1, batchSize });
    const marks = [performance.now()];
    const mark = (): void => {
      marks.push(performance.now());
    };
    const graph = compile(network, settings, freeze);
    mark();
    const { variables } = startingWeights(graph, settings.seed);
    const engine = createNativeEngine(graph, tf, native.state === 'ready' ? native.version : '');
    mark();
    session = createSession(engine, graph, settings);
    session.writeVariables(await variables);
    mark();
    batch = randomBatch(graph, batchSize);
    const made = performance.now() - marks[marks.length - 1]!;
    step = 0;
    trainOnce();
    mark();
    const spent = marks.slice(1).map((each, i) => each - marks[i]!);
    const parts = { compile: spent[0]!, load: spent[1]!, weights: spent[2]!, step: spent[3]! - made };
    const parameters = graph.variables
      .filter(({ role }) => role !== 'slot')
      .reduce((sum, { shape }) => sum + shape.reduce((product, size) => product * size, 1), 0);
    const total = Object.values(parts).reduce((sum, part) => sum + part, 0);
    collectGarbage();
    return { seconds: total / 1000, parameters, parts };
  }

  const rate = (steps: number, once: () => void): { readonly imagesPerSecond: number } => {
    const started = performance.now();
    for (let i = 0; i < steps; i++) once();
    return { imagesPerSecond: (1000 * steps * batch!.size) / (performance.now() - started) };
  };
  await serveLines(async (request: Ask) => {
    switch (request.ask) {
      case 'ready':
        return { settings: ['as it is'] };
      case 'first':
        return first(request);
      case 'train':
        return rate(request.steps, trainOnce);
      case 'predict':
        return rate(request.steps, () => session!.predict(batch!));
      case 'memory':
        return { bytes: peakMemory() };
      default:
        throw new Error(`The step peer is not asked for ${request.ask}`);
    }
  });
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
