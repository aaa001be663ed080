import { describe, expect, it } from 'vitest';
import type { EpochPoint, StepPoint } from '../../shared/protocol/messages.ts';
import {
  addEpochs,
  addStatistics,
  addSteps,
  emptyRunHistory,
  figuresOf,
  STATISTICS_KEPT,
} from './history.ts';

const step = (number: number, loss: number | null = 1): StepPoint => ({
  step: number,
  epoch: Math.ceil(number / 10),
  loss,
  accuracy: 0.5,
  samplesPerSecond: 1000,
  time: number * 100,
});
const epoch = (number: number, valAccuracy?: number): EpochPoint => ({
  epoch: number,
  step: number * 10,
  loss: 1,
  accuracy: 0.5,
  ...(valAccuracy === undefined ? {} : { valLoss: 2, valAccuracy }),
  samplesPerSecond: 1000,
  time: number * 1000 + 500,
});
const steps = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => step(from + index));

describe('the history of a run', () => {
  it('knows nothing before the first step', () => {
    expect(figuresOf(emptyRunHistory())).toBeUndefined();
  });

  it('tells the latest figures, and the best epoch, the first of equals', () => {
    const history = emptyRunHistory();
    addSteps(history, steps(1, 40));
    addEpochs(history, [epoch(1, 0.7), epoch(2, 0.9), epoch(3, 0.8), epoch(4, 0.9)]);
    expect(figuresOf(history)).toEqual({
      step: 40,
      epoch: 4,
      loss: 1,
      accuracy: 0.5,
      samplesPerSecond: 1000,
      time: 4500,
      valLoss: 2,
      valAccuracy: 0.9,
      best: { epoch: 2, valAccuracy: 0.9 },
    });
  });

  it('tells the penalty where there is one, and the learning rate once it has changed', () => {
    const history = emptyRunHistory();
    addSteps(history, [{ ...step(1), penalty: 0, learningRate: 0.1 }]);
    expect(figuresOf(history)).not.toHaveProperty('penalty');
    expect(figuresOf(history)).not.toHaveProperty('learningRate');
    addSteps(history, [{ ...step(2), penalty: 0.25, learningRate: 0.05 }]);
    expect(figuresOf(history)).toMatchObject({ penalty: 0.25, learningRate: 0.05 });
  });

  it('keeps the last statistics, and takes back those of steps that are done again', () => {
    const history = emptyRunHistory();
    const statistics = (from: number, to: number) =>
      Array.from({ length: to - from + 1 }, (_, i) => ({ step: from + i, epoch: 1, layers: [] }));
    const kept = () => history.statistics.map((record) => record.step);
    addStatistics(history, statistics(1, 100));
    expect(kept()).toEqual(statistics(101 - STATISTICS_KEPT, 100).map((record) => record.step));
    addStatistics(history, statistics(90, 91));
    expect(kept().slice(-3)).toEqual([89, 90, 91]);
  });

  it('has no validation figures where nothing was validated', () => {
    const history = emptyRunHistory();
    addSteps(history, steps(1, 10));
    addEpochs(history, [epoch(1)]);
    expect(figuresOf(history)).not.toHaveProperty('valAccuracy');
    expect(figuresOf(history)).not.toHaveProperty('best');
  });

  it('takes back what a run trained on from a checkpoint does again, epochs too', () => {
    const history = emptyRunHistory();
    addSteps(history, steps(1, 25));
    addEpochs(history, [epoch(1, 0.5), epoch(2, 0.9)]);
    addSteps(history, steps(11, 12));
    expect(figuresOf(history)?.step).toBe(12);
    expect(history.epochs.length).toBe(1);
  });

  it('keeps a loss that is no number as one', () => {
    const history = emptyRunHistory();
    addSteps(history, [step(1, null)]);
    expect(figuresOf(history)?.loss).toBeNaN();
  });
});
