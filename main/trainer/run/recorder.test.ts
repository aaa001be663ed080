import { existsSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { RunProblem, StepRecord } from '../messages.ts';
import { testFolder } from '../testing/folder.ts';
import { listCheckpoints, readNewestCheckpoint, START } from './checkpoints.ts';
import { makeRunFolder } from './folder.ts';
import { createRecorder } from './recorder.ts';

const tests = testFolder();
const step = (n: number): StepRecord => ({
  step: n,
  epoch: 1,
  loss: 1 / n,
  penalty: 0,
  accuracy: 0,
  learningRate: 0.1,
  samplesPerSecond: 0,
  time: n,
});
const variables = new Map([['w', { shape: [2], data: Float32Array.of(1, 2) }]]);

function start() {
  const folder = makeRunFolder(mkdtempSync(join(tests, 'run-')));
  const problems: RunProblem[] = [];
  const recorder = createRecorder(folder, {
    fromStep: 0,
    metricsLength: 0,
    statisticsLength: 0,
    report: (problem) => problems.push(problem),
  });
  return { folder, problems, recorder };
}
const stepsIn = (path: string): number[] =>
  readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line).step);

it('puts metrics on disk before the checkpoint that counts on them', () => {
  const { folder, recorder } = start();
  recorder.step(step(1));
  recorder.step(step(2));
  expect(recorder.checkpoint({ ...START, step: 2 }, variables, false)).toBe(true);
  expect(stepsIn(folder.metrics)).toEqual([1, 2]);
  const { checkpoint } = readNewestCheckpoint(folder.checkpoints);
  expect(checkpoint?.metricsLength).toBe(readFileSync(folder.metrics).length);
});

it('writes statistics beside the metrics, and no file where there are none', () => {
  const { folder, recorder } = start();
  recorder.step(step(1));
  recorder.flush();
  expect(existsSync(folder.statistics)).toBe(false);
  const figures = { weightNorm: 2, gradientNorm: null, updateNorm: null, updateRatio: null };
  const layer = { id: 'conv1', ...figures, mean: 0.5, deviation: 1, zeros: 0, saturation: null };
  recorder.statistics({ step: 1, epoch: 1, layers: [layer] });
  recorder.checkpoint({ ...START, step: 1 }, variables, false);
  const written = readFileSync(folder.statistics, 'utf8');
  expect(JSON.parse(written)).toEqual({ event: 'statistics', step: 1, epoch: 1, layers: [layer] });
  const { checkpoint } = readNewestCheckpoint(folder.checkpoints);
  expect(checkpoint?.statisticsLength).toBe(written.length);
  const [events] = readdirSync(folder.tensorboard);
  const scalars = readFileSync(join(folder.tensorboard, events!), 'latin1');
  expect(scalars).toContain('layers/conv1/deviation');
  expect(scalars).not.toContain('layers/conv1/updateRatio');
});

it('survives a full disk: says so once, keeps every step, writes all of it when there is room', () => {
  const { folder, problems, recorder } = start();
  symlinkSync('/dev/full', folder.metrics);
  recorder.step(step(1));
  expect(recorder.flush()).toBe(false);
  recorder.step(step(2));
  expect(recorder.checkpoint({ ...START, step: 2 }, variables, true)).toBe(false);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatchObject({ severity: 'warning', code: 'diskFull' });
  expect(problems[0]!.message).toMatch(/disk is full.*Training goes on/);
  expect(listCheckpoints(folder.checkpoints)).toEqual([]);

  unlinkSync(folder.metrics);
  recorder.step(step(3));
  expect(recorder.checkpoint({ ...START, step: 3 }, variables, true)).toBe(true);
  expect(stepsIn(folder.metrics)).toEqual([1, 2, 3]);
  expect(problems).toHaveLength(1);
});

it('writes a loss that is not a number as null', () => {
  const { folder, recorder } = start();
  recorder.step({ ...step(1), loss: Number.NaN });
  recorder.flush();
  expect(JSON.parse(readFileSync(folder.metrics, 'utf8'))).toMatchObject({
    ...{ event: 'step', loss: null, penalty: 0, learningRate: 0.1 },
  });
});
