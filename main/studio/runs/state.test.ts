import { expect, test } from 'vitest';
import type { RunInfo } from '../../../shared/protocol/messages.ts';
import type { TrainerEvent } from '../../trainer/messages.ts';
import { advance, died, isOver, toEpochPoint, toStepPoint } from './state.ts';

const starting: RunInfo = {
  id: 'a',
  directory: '/runs/a',
  name: 'A',
  state: 'starting',
  startedAt: 0,
  step: 0,
  totalSteps: 0,
  stepsPerEpoch: 0,
  epochs: 2,
  canContinue: false,
  hasWeights: false,
  problems: [],
};
const none = { weights: 0, optimizer: 0, activations: 0, gradients: 0, validation: 0, copies: 0 };
const memory = { ...none, total: 3, process: 2, dataset: 1 };
const start: TrainerEvent = {
  kind: 'start',
  engine: { kind: 'native', version: 'TensorFlow 2.13.1' },
  totalSteps: 20,
  stepsPerEpoch: 10,
  trainingSamples: 100,
  validationSamples: 10,
  fromStep: 5,
  parameters: 7,
  memory,
};
const step = {
  step: 6,
  epoch: 1,
  loss: 0.5,
  penalty: 0.1,
  accuracy: 0.5,
  learningRate: 0.01,
  samplesPerSecond: 10,
  time: 1,
};
const epoch = { epoch: 1, step: 10, loss: 0.4, penalty: 0.1, accuracy: 0.9, samplesPerSecond: 10, time: 2 };
const through = (from: RunInfo, ...events: TrainerEvent[]): RunInfo => events.reduce(advance, from);

test('from start to end', () => {
  const running = through(starting, start);
  expect(running).toMatchObject({ state: 'running', step: 5, totalSteps: 20, stepsPerEpoch: 10 });
  expect(running.engine?.kind).toBe('native');
  expect(through(running, { kind: 'steps', steps: [step, { ...step, step: 7 }] }).step).toBe(7);
  expect(through(running, { kind: 'steps', steps: [] }).step).toBe(5);
  expect(through(running, { kind: 'epoch', ...epoch }).step).toBe(10);
  const ended = through(running, { kind: 'end', outcome: 'completed', step: 20, peakMemory: 3 });
  expect(ended).toMatchObject({ state: 'completed', step: 20 });
  expect([starting, running, ended].map(isOver)).toEqual([false, false, true]);
});

test('what it took from the weights it started from stays with it', () => {
  const weights = {
    source: '/runs/b',
    loaded: ['conv1/kernel'],
    skipped: [{ name: 'fc/kernel', reason: 'shape' as const, here: [84, 5], there: [84, 10] }],
    unused: ['old/kernel'],
  };
  const run = through(starting, start, { kind: 'weights', ...weights }, { kind: 'epoch', ...epoch });
  expect(run).toMatchObject({ state: 'running', step: 10, weights });
});

test('pausing and resuming, but not once it is stopping', () => {
  const paused = through(starting, start, { kind: 'paused' });
  expect(paused.state).toBe('paused');
  expect(through(paused, { kind: 'resumed' }).state).toBe('running');
  const stopping: RunInfo = { ...paused, state: 'stopping' };
  expect(through(stopping, { kind: 'paused' }, { kind: 'resumed' }, start).state).toBe('stopping');
});

test('problems are gathered; a death is one, and names the step', () => {
  const problem = { severity: 'warning', code: 'diskFull', message: 'full' } as const;
  const run = died(through(starting, start, { kind: 'problem', problem }), 'signal SIGKILL');
  expect(run.state).toBe('failed');
  expect(run.problems).toEqual([
    problem,
    { severity: 'error', code: 'trainerDied', message: expect.stringMatching(/step 5 \(signal SIGKILL\)/) },
  ]);
});

test('what is no number travels as null', () => {
  expect(toStepPoint({ ...step, loss: Number.NaN }).loss).toBeNull();
  expect(toStepPoint(step)).toEqual(step);
  expect(toEpochPoint(epoch)).toEqual(epoch);
  const withValidation = { ...epoch, valLoss: Number.POSITIVE_INFINITY, valAccuracy: 0.5 };
  expect(toEpochPoint(withValidation)).toEqual({ ...withValidation, valLoss: null });
});
