import { expect, it } from 'vitest';
import type { StepRecord, TrainerEvent } from './messages.ts';
import { createReporter } from './reporter.ts';

const step = (n: number): StepRecord => ({
  step: n,
  epoch: 1,
  loss: 1,
  penalty: 0,
  accuracy: 0,
  learningRate: 0.1,
  samplesPerSecond: 0,
  time: n,
});

it('sends steps in batches, at most one an interval, however fast they come', () => {
  const sent: TrainerEvent[] = [];
  let time = 0;
  const reporter = createReporter(
    (event) => sent.push(event),
    50,
    () => time,
  );
  for (let n = 1; n <= 10_000; n++) {
    time = n / 10;
    reporter.step(step(n));
  }
  reporter.send({ kind: 'paused' });
  const batches = sent.filter((event) => event.kind === 'steps');
  expect(batches.length).toBeLessThanOrEqual(22);
  expect(batches.flatMap(({ steps }) => steps.map((record) => record.step))).toEqual(
    Array.from({ length: 10_000 }, (_, i) => i + 1),
  );
  expect(reporter.lastStep).toBe(10_000);
});

it('sends statistics with the steps, after them', () => {
  const sent: TrainerEvent[] = [];
  const reporter = createReporter(
    (event) => sent.push(event),
    50,
    () => 0,
  );
  for (let n = 1; n <= 3; n++) {
    reporter.step(step(n));
    reporter.statistics({ step: n, epoch: 1, layers: [] });
  }
  reporter.send({ kind: 'paused' });
  expect(sent.map((event) => event.kind)).toEqual(['steps', 'steps', 'statistics', 'paused']);
  const [batch] = sent.filter((event) => event.kind === 'statistics');
  expect(batch?.records.map((record) => record.step)).toEqual([1, 2, 3]);
});

it('keeps the order: steps that wait go before what comes after them', () => {
  const sent: TrainerEvent[] = [];
  const reporter = createReporter(
    (event) => sent.push(event),
    50,
    () => 0,
  );
  reporter.step(step(1));
  reporter.step(step(2));
  reporter.problem({ severity: 'warning', code: 'diskFull', message: '' });
  reporter.step(step(3));
  reporter.send({ kind: 'end', outcome: 'completed', step: 3, peakMemory: 0 });
  expect(sent.map((event) => event.kind)).toEqual(['steps', 'steps', 'problem', 'steps', 'end']);
});

it('knows the last step of a resumed job before its first', () => {
  const reporter = createReporter(() => undefined);
  reporter.send({
    kind: 'start',
    engine: { kind: 'interpreter', version: '' },
    totalSteps: 10,
    stepsPerEpoch: 5,
    trainingSamples: 5,
    validationSamples: 0,
    fromStep: 7,
    parameters: 1,
    memory: {
      total: 1,
      process: 1,
      dataset: 0,
      weights: 0,
      optimizer: 0,
      activations: 0,
      gradients: 0,
      validation: 0,
      copies: 0,
    },
  });
  expect(reporter.lastStep).toBe(7);
});
