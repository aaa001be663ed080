import { describe, expect, it } from 'vitest';
import { estimateMemory, memoryPlan } from '../../shared/program/memory.ts';
import { trainingSettings } from '../../shared/program/settings.ts';
import { compile } from './compile.ts';
import { machineMemory } from './machine-memory.ts';
import { checkMemory, size } from './memory-check.ts';
import { peakMemory } from './peak-memory.ts';
import { TrainerError } from './problem.ts';
import { lenet5 } from './testing/networks.ts';

const GIB = 2 ** 30;
const settings = trainingSettings.parse({ batchSize: 8192 });
const graph = compile(lenet5, settings, []);
const plan = memoryPlan(graph.inputShape, settings, 60_000 * 788);
const needs = estimateMemory(graph, plan).total;

describe('a training', () => {
  it('that fits is let through without a word', () => {
    expect(checkMemory(graph, plan, { total: 64 * GIB, free: 32 * GIB }, false)).toEqual({
      estimate: estimateMemory(graph, plan),
    });
  });

  it('larger than the machine is refused, with its size, the largest part and the batch that would do', () => {
    const total = Math.round(0.8 * needs);
    const attempt = () => checkMemory(graph, plan, { total, free: total }, false);
    expect(attempt).toThrow(TrainerError);
    expect(attempt).toThrow(
      new RegExp(
        `needs about ${size(needs)} .*activations.* has ${size(total)}.* A batch of 4096 instead of 8192`,
      ),
    );
    expect(attempt).toThrow(/--force/);
  });

  it('that is forced is warned of', () => {
    const { problem } = checkMemory(graph, plan, { total: 100, free: 50 }, true);
    expect(problem).toMatchObject({ severity: 'warning', code: 'memory' });
    expect(problem?.message).toMatch(/No smaller batch would do/);
  });

  it('larger than what is free is warned of', () => {
    const { problem } = checkMemory(graph, plan, { total: 2 * needs, free: needs - 1 }, false);
    expect(problem).toMatchObject({ severity: 'warning', code: 'memory' });
    expect(problem?.message).toMatch(/are free now.*A batch of 4096/);
  });
});

it('the machine has some memory, and this process has used some of it', () => {
  const { total, free } = machineMemory();
  expect(free).toBeLessThanOrEqual(total);
  expect(peakMemory()).toBeGreaterThan(process.memoryUsage().heapUsed);
  expect(peakMemory()).toBeLessThan(total);
});

it('sizes have no more digits than an estimate deserves', () => {
  expect([310.4 * 2 ** 20, 1.25 * GIB].map(size)).toEqual(['310 MiB', '1.3 GiB']);
});
