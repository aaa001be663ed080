import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { encodeSafetensors, type StoredTensor } from '../../../shared/exporters/safetensors.ts';
import { testFolder } from '../testing/folder.ts';
import { checkFit, readDataset } from './prepared.ts';

const folder = testFolder();
let files = 0;
const write = (tensors: Record<string, StoredTensor>, metadata?: Record<string, string>): string => {
  const file = join(folder, `${++files}.safetensors`);
  writeFileSync(file, encodeSafetensors(new Map(Object.entries(tensors)), metadata));
  return file;
};
const images = (count: number, shape: readonly number[] = [2, 3, 1]): StoredTensor => ({
  dtype: 'U8',
  shape: [count, ...shape],
  data: Uint8Array.from({ length: count * shape.reduce((a, b) => a * b, 1) }, (_, i) => i),
});
const labels = (...values: number[]): StoredTensor => ({
  dtype: 'I32',
  shape: [values.length],
  data: Int32Array.from(values),
});
const metadata = { title: 'animals', classes: '["cat","dog"]' };

describe('readDataset', () => {
  it('reads images, labels, names and the source’s own validation part', () => {
    const dataset = readDataset(
      write(
        {
          images: images(3),
          labels: labels(0, 1, 1),
          'validation.images': images(1),
          'validation.labels': labels(1),
        },
        metadata,
      ),
    );
    expect(dataset).toMatchObject({ title: 'animals', classes: ['cat', 'dog'], shape: [2, 3, 1] });
    expect([...dataset.samples.pixels.subarray(6, 9)]).toEqual([6, 7, 8]);
    expect([...dataset.samples.labels]).toEqual([0, 1, 1]);
    expect(dataset.validation?.count).toBe(1);
  });

  it.each([
    [
      'a label outside the classes',
      { images: images(2), labels: labels(0, 2) },
      /label 2 of sample 1 .*2 classes/,
    ],
    ['a negative label', { images: images(1), labels: labels(-1) }, /label -1 of sample 0/],
    ['fewer labels than images', { images: images(3), labels: labels(0, 1) }, /3 images but 2 labels/],
    ['no labels', { images: images(3) }, /only one of images and labels/],
    ['nothing', {}, /holds no images/],
    ['no sample', { images: images(0), labels: labels() }, /holds no samples/],
    [
      'images of another rank',
      { images: { ...images(2), shape: [2, 6] }, labels: labels(0, 1) },
      /U8 \[2,6\]/,
    ],
    [
      'validation images of another size',
      {
        images: images(1),
        labels: labels(0),
        'validation.images': images(1, [2, 2, 1]),
        'validation.labels': labels(0),
      },
      /validation images are 2×2×1, the others 2×3×1/,
    ],
  ])('refuses %s', (_, tensors, message) => {
    expect(() => readDataset(write(tensors as Record<string, StoredTensor>, metadata))).toThrow(message);
  });

  it('refuses a file without class names, one that is cut short, and one that is not there', () => {
    expect(() => readDataset(write({ images: images(1), labels: labels(0) }))).toThrow(/class names/);
    const cut = join(folder, 'cut');
    writeFileSync(cut, encodeSafetensors(new Map([['images', images(9)]]), metadata).subarray(0, 150));
    expect(() => readDataset(cut)).toThrow(/cut/);
    expect(() => readDataset(join(folder, 'absent'))).toThrow(/absent/);
  });
});

describe('checkFit', () => {
  const dataset = readDataset(write({ images: images(1), labels: labels(0) }, metadata));
  it('takes a network of the same shape that tells as many classes apart', () => {
    checkFit(dataset, { inputShape: [2, 3, 1], classes: 2 });
  });
  it('names both sides otherwise', () => {
    expect(() => checkFit(dataset, { inputShape: [28, 28, 1], classes: 2 })).toThrow(/2×3×1.*28×28×1/);
    expect(() => checkFit(dataset, { inputShape: [2, 3, 1], classes: 10 })).toThrow(
      /2 classes.*tells 10 apart/,
    );
  });
});
