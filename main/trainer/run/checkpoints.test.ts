import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { testFolder } from '../testing/folder.ts';
import { keepAsBest, readCheckpoint, readNewestCheckpoint, START, writeCheckpoint } from './checkpoints.ts';

const tests = testFolder();
const folder = (): string => mkdtempSync(join(tests, 'run-'));
const at = (step: number) => ({
  progress: { ...START, step, completedEpochs: 2, epochLoss: 0.1 + 0.2, time: 12.5 },
  metricsLength: 100 + step,
  statisticsLength: 200 + step,
  variables: new Map([
    ['conv/kernel', { shape: [1, 1, 2, 3], data: Float32Array.from({ length: 6 }, (_, i) => step + i / 7) }],
    ['conv/bias', { shape: [3], data: Float32Array.of(0, -0, 1e-40) }],
    ['counter', { shape: [], data: Float32Array.of(step) }],
  ]),
});

it('brings back progress and variables bit for bit', () => {
  const path = writeCheckpoint(folder(), at(7));
  const read = readCheckpoint(path);
  expect(read.progress).toEqual(at(7).progress);
  expect(read.metricsLength).toBe(107);
  expect(read.statisticsLength).toBe(207);
  for (const [name, { shape, data }] of at(7).variables) {
    expect(read.variables.get(name)?.shape).toEqual(shape);
    expect(Buffer.from(read.variables.get(name)!.data.slice().buffer)).toEqual(Buffer.from(data.buffer));
  }
});

it('keeps the last two and the best', () => {
  const directory = folder();
  for (const step of [9, 10, 11, 100]) {
    const path = writeCheckpoint(directory, at(step));
    if (step === 10) keepAsBest(directory, path);
  }
  expect(readdirSync(directory).sort()).toEqual([
    'best.safetensors',
    'step-000000011.safetensors',
    'step-000000100.safetensors',
  ]);
  expect(readCheckpoint(join(directory, 'best.safetensors')).progress.step).toBe(10);
});

it('falls back to the one before when the newest is cut short, altered or foreign, and names it', () => {
  const damages: ((path: string) => void)[] = [
    (path) => truncateSync(path, readFileSync(path).length - 5),
    (path) => truncateSync(path, 3),
    (path) => truncateSync(path, 0),
    (path) => {
      const bytes = readFileSync(path);
      bytes[bytes.length - 6]! ^= 1;
      writeFileSync(path, bytes);
    },
    (path) => writeFileSync(path, 'not a checkpoint at all, but long enough to have a header'),
  ];
  for (const damage of damages) {
    const directory = folder();
    writeCheckpoint(directory, at(1));
    damage(writeCheckpoint(directory, at(2)));
    const { checkpoint, broken } = readNewestCheckpoint(directory);
    expect(checkpoint?.progress.step).toBe(1);
    expect(broken).toHaveLength(1);
    expect(broken[0]).toMatch(/^step-000000002\.safetensors: \S/);
  }
});

it('finds nothing in an empty or absent folder', () => {
  expect(readNewestCheckpoint(folder())).toEqual({ checkpoint: undefined, broken: [] });
  expect(readNewestCheckpoint('/nowhere/at/all').checkpoint).toBeUndefined();
});

it('leaves the earlier checkpoint alone when a write fails', () => {
  const directory = folder();
  const path = writeCheckpoint(directory, at(1));
  const copy = join(folder(), 'copy');
  copyFileSync(path, copy);
  expect(() => writeCheckpoint(join(directory, 'absent'), at(2))).toThrow(/could not be written/);
  expect(readFileSync(path)).toEqual(readFileSync(copy));
  expect(existsSync(join(directory, 'absent'))).toBe(false);
});
