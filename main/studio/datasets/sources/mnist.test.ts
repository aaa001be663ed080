import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { MNIST, mnist } from './mnist.ts';

/** How many of each digit the package holds. */
const COUNTS = [1001, 1127, 991, 1032, 980, 863, 1014, 1070, 944, 978];

test('ten thousand digits, each with its label, mixed', async () => {
  const { samples, shape, classes } = await mnist.load();
  expect(shape).toEqual([28, 28, 1]);
  expect(classes).toEqual(MNIST.classes);
  expect(samples.labels).toHaveLength(MNIST.count);
  expect(samples.images).toHaveLength(MNIST.count * 784);
  expect(COUNTS.map((_, digit) => samples.labels.filter((label) => label === digit).length)).toEqual(COUNTS);
  expect(new Set(samples.labels.slice(0, 100)).size).toBe(10);
});

test('pixels are the package’s, back in 0 to 255', async () => {
  const { samples } = await mnist.load();
  const path = createRequire(import.meta.url).resolve('mnist/src/digits/3.json');
  const threes: { data: number[] } = JSON.parse(readFileSync(path, 'utf8'));
  const first = threes.data.slice(0, 784).map((value) => Math.round(value * 255));
  const found = [...samples.labels.keys()].some(
    (i) => samples.labels[i] === 3 && first.every((value, cell) => samples.images[i * 784 + cell] === value),
  );
  expect(found).toBe(true);
  expect(samples.images.reduce((most, value) => Math.max(most, value), 0)).toBe(255);
});
