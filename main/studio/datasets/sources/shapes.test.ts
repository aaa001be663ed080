import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { drawShape } from '../shapes/draw.ts';
import { drawShapes, SHAPES } from './shapes.ts';

const CELLS = 32 * 32 * 3;

test('the same seed draws the same pictures, another seed others', async () => {
  const hash = async (seed: number): Promise<string> => {
    const { samples } = await drawShapes(50, seed);
    return createHash('sha256').update(samples.images).digest('hex');
  };
  expect(await hash(1)).toBe(await hash(1));
  expect(await hash(1)).not.toBe(await hash(2));
});

test('a picture does not depend on how many are drawn', async () => {
  const few = await drawShapes(10, 1);
  const many = await drawShapes(30, 1);
  expect(many.samples.images.subarray(0, 10 * CELLS)).toEqual(few.samples.images);
});

test('classes are equally many, from the first samples on', async () => {
  const { samples, classes } = await drawShapes(200, 1);
  expect(classes).toHaveLength(10);
  expect(new Set(classes).size).toBe(10);
  for (let label = 0; label < 10; label++) {
    expect(samples.labels.filter((other) => other === label)).toHaveLength(20);
    expect(samples.labels[label]).toBe(label);
  }
});

test('a class is told by its figure alone: mean brightness and colour are alike in all', async () => {
  const { samples } = await drawShapes(2000, 5);
  const means = SHAPES.classes.map((_, label) => {
    let sum = 0;
    let count = 0;
    samples.labels.forEach((other, index) => {
      if (other !== label) return;
      for (let i = index * CELLS; i < (index + 1) * CELLS; i++) sum += samples.images[i]!;
      count += CELLS;
    });
    return sum / count;
  });
  expect(Math.max(...means) - Math.min(...means)).toBeLessThan(20);
});

test('figures of one lot differ by class, in the middle of the picture only', () => {
  const circle = new Uint8Array(CELLS);
  const ring = new Uint8Array(CELLS);
  drawShape(circle, 0, 1, 4);
  drawShape(ring, 5, 1, 4);
  const differing = circle.reduce((count, value, i) => count + (value === ring[i] ? 0 : 1), 0);
  expect(differing).toBeGreaterThan(3 * 20);
  expect(differing).toBeLessThan(CELLS / 2);
});
