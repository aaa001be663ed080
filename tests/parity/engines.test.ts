import { describe, expect, it } from 'vitest';
import type { Batch } from '../../main/trainer/data/batches.ts';
import { openEngine } from '../../main/trainer/open-engine.ts';
import { createSession, type StepPlan } from '../../main/trainer/session.ts';
import { networkOf } from '../../main/trainer/testing/networks.ts';
import { drawnVariables } from '../../main/trainer/weights.ts';
import type { Network } from '../../shared/network/network.ts';
import { compileStepGraph } from '../../shared/program/index.ts';
import { createRandom } from '../../shared/program/random.ts';
import { trainingSettings } from '../../shared/program/settings.ts';

/** Every training setting on native TensorFlow against the interpreter: six batches from the same weights. */
const smooth = (...end: readonly (readonly [string, string, { units: number }?])[]): Network =>
  networkOf('smooth', [
    ['input', 'Input', { height: 6, width: 6, channels: 2 }],
    ['conv', 'Conv', { filters: 4, kernel: 3 }],
    ['norm', 'BatchNorm'],
    ['bend', 'Tanh'],
    ...end,
  ]);
const scores = smooth(['fc', 'FC', { units: 3 }]);
const softmax = smooth(['fc', 'FC', { units: 3 }], ['softmax', 'Softmax']);
const sigmoid = smooth(['fc', 'FC', { units: 3 }], ['sigmoid', 'Sigmoid']);
const oneUnit = smooth(['fc', 'FC', { units: 1 }], ['sigmoid', 'Sigmoid']);

const sgd = { optimizer: 'sgd', learningRate: 0.05 };
const cases: readonly (readonly [string, Network, Readonly<Record<string, unknown>>])[] = [
  ['label smoothing', softmax, { ...sgd, labelSmoothing: 0.3 }],
  ['hinge', scores, { ...sgd, loss: 'hinge' }],
  ['mean squared error', sigmoid, { ...sgd, loss: 'meanSquaredError' }],
  ['binary cross-entropy', sigmoid, { ...sgd, loss: 'binaryCrossEntropy' }],
  ['binary cross-entropy of logits', scores, { ...sgd, loss: 'binaryCrossEntropy' }],
  ['binary cross-entropy of one unit', oneUnit, { ...sgd, loss: 'binaryCrossEntropy' }],
  ['L1 and L2', softmax, { ...sgd, l1: 0.003, l2: 0.01 }],
  ['weight decay', softmax, { ...sgd, weightDecay: 0.2 }],
  ['clipping', softmax, { ...sgd, clipValue: 0.05, clipNorm: 0.1 }],
  ['adamw', softmax, { optimizer: 'adamw', epsilon: 1e-3, weightDecay: 0.5 }],
  ['adagrad', softmax, { optimizer: 'adagrad', epsilon: 1e-3 }],
  ['adadelta', softmax, { optimizer: 'adadelta', learningRate: 1, epsilon: 1e-6 }],
  ['accumulation', softmax, { optimizer: 'adam', epsilon: 1e-3, accumulate: 4, l2: 0.01 }],
];

const STEPS = 6;
function batches(classes: number): readonly Batch[] {
  const random = createRandom(21);
  return Array.from({ length: STEPS }, () => ({
    size: 4,
    x: { shape: [4, 6, 6, 2], data: Float32Array.from({ length: 288 }, () => random.uniform()) },
    y: { shape: [4], data: Int32Array.from({ length: 4 }, () => random.integer(classes)) },
  }));
}

const near = (a: number, b: number): boolean => Math.abs(a - b) < 2e-5 * (1 + Math.abs(b));

describe('both engines train alike', () => {
  it.each(cases)('%s', async (_, network, fields) => {
    const settings = trainingSettings.parse(fields);
    const compiled = compileStepGraph(network, settings);
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
    const { graph } = compiled;
    const { accumulate, learningRate } = settings;
    const run = async (kind: 'native' | 'interpreter') => {
      const engine = await openEngine(graph, kind);
      const session = createSession(engine, graph, settings);
      session.writeVariables(drawnVariables(graph, 2));
      const fed = batches(graph.classes);
      const told = fed.map((batch, i) => {
        const group = Math.floor(i / accumulate);
        const members = Math.min((group + 1) * accumulate, STEPS) - group * accumulate;
        const plan: StepPlan = { step: i + 1, update: group + 1, learningRate };
        const closes = i + 1 === group * accumulate + members;
        return session.train(batch, closes ? { ...plan, groupSize: 4 * members } : plan);
      });
      const evaluated = session.evaluate(fed[0]!);
      const variables = session.readVariables();
      engine.dispose();
      return { told, evaluated, variables };
    };
    const [native, slow] = [await run('native'), await run('interpreter')];
    native.told.forEach((step, i) => {
      expect(near(step.loss, slow.told[i]!.loss), `loss of step ${i + 1}`).toBe(true);
      expect(near(step.penalty, slow.told[i]!.penalty), `penalty of step ${i + 1}`).toBe(true);
      expect(step.correct).toBe(slow.told[i]!.correct);
    });
    expect(near(native.evaluated.lossSum, slow.evaluated.lossSum)).toBe(true);
    expect(native.evaluated.correct).toBe(slow.evaluated.correct);
    for (const [name, { data }] of slow.variables)
      data.forEach((value, i) => {
        const found = native.variables.get(name)!.data[i]!;
        expect(near(found, value), `${name}[${i}]: ${found}, in the interpreter ${value}`).toBe(true);
      });
  });
});
