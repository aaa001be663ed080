import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readNetwork } from '../network/read.ts';
import { compileStepGraph } from './index.ts';
import {
  batchSizeThatFits,
  estimateMemory,
  inferenceBatchSize,
  type MemoryPlan,
  memoryPlan,
} from './memory.ts';
import { type TrainingSettings, trainingSettings } from './settings.ts';
import type { StepGraph } from './types.ts';

function graphOf(settings: Partial<TrainingSettings> = {}): StepGraph {
  const text = readFileSync(new URL('../../resources/networks/lenet-5.json', import.meta.url), 'utf8');
  const read = readNetwork(text);
  if (!read.ok) throw new Error('LeNet-5 cannot be read');
  const compiled = compileStepGraph(read.network, trainingSettings.parse(settings));
  if (!compiled.ok) throw new Error('LeNet-5 cannot be compiled');
  return compiled.graph;
}
const plan: MemoryPlan = {
  batchSize: 64,
  trainingSamples: 8000,
  validationSamples: 2000,
  datasetBytes: 7_880_000,
};

describe('the memory that LeNet-5 takes', () => {
  it('is the sum of its parts', () => {
    const { total, ...parts } = estimateMemory(graphOf(), plan);
    expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBe(total);
    for (const part of Object.values(parts)) expect(part).toBeGreaterThan(0);
  });

  it('has four bytes a parameter, and as many a slot of the optimiser', () => {
    expect(estimateMemory(graphOf({ optimizer: 'sgd' }), plan)).toMatchObject({
      weights: 4 * 61_706,
      optimizer: 0,
    });
    expect(estimateMemory(graphOf({ optimizer: 'momentum' }), plan).optimizer).toBe(4 * 61_706);
    expect(estimateMemory(graphOf({ optimizer: 'adam' }), plan).optimizer).toBe(8 * 61_706);
  });

  it('keeps of a batch what the backward pass reads: outputs of the two pairs of ReLU and pooling, and of the FC', () => {
    const values = 28 * 28 * 6 + 14 * 14 * 6 + 10 * 10 * 16 + 5 * 5 * 16 + 120 + 84;
    const { activations } = estimateMemory(graphOf(), plan);
    // And a few values a sample of the loss.
    expect(activations).toBeGreaterThanOrEqual(4 * 64 * values);
    expect(activations).toBeLessThan(4 * 64 * (values + 40));
  });

  it('grows with the batch in activations and gradients, up to the samples there are', () => {
    const graph = graphOf();
    const once = estimateMemory(graph, plan);
    const twice = estimateMemory(graph, { ...plan, batchSize: 128 });
    expect(twice.activations / once.activations).toBeCloseTo(2, 2);
    expect(twice.weights).toBe(once.weights);
    const few = estimateMemory(graph, { ...plan, batchSize: 4096, trainingSamples: 64 });
    expect(few.activations).toBe(once.activations);
  });

  it('has a batch that fits, where halving helps', () => {
    const graph = graphOf();
    const large = { ...plan, batchSize: 4096 };
    const room = estimateMemory(graph, { ...plan, batchSize: 1024 }).total;
    expect(batchSizeThatFits(graph, large, room)).toBe(1024);
    expect(batchSizeThatFits(graph, large, 1)).toBeUndefined();
  });
});

it('a plan is made of the file’s size, the limit and the split', () => {
  const settings = trainingSettings.parse({ validationSplit: 0.25 });
  const bytes = 1000 * (28 * 28 + 4);
  expect(memoryPlan([28, 28, 1], settings, bytes)).toEqual({
    batchSize: 32,
    trainingSamples: 750,
    validationSamples: 250,
    datasetBytes: bytes,
  });
  expect(memoryPlan([28, 28, 1], { ...settings, limit: 100 }, bytes)).toMatchObject({ trainingSamples: 75 });
});

it('inference takes more at once where images are small', () => {
  expect(inferenceBatchSize(32, [28, 28, 1])).toBe(256);
  expect(inferenceBatchSize(512, [28, 28, 1])).toBe(512);
  expect(inferenceBatchSize(8, [227, 227, 3])).toBe(25);
});
