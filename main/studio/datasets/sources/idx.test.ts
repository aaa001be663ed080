import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { testFolder } from '../../testing/folder.ts';
import { idxBytes, idxPair } from '../../testing/idx.ts';
import { openIdx } from './idx.ts';

const { images, labels } = idxPair(30, 4, 3, 5);

function folderOf(files: Readonly<Record<string, Uint8Array>>): string {
  const folder = testFolder();
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
  return folder;
}
const load = async (path: string) => (await openIdx(path)).load();

describe('finding', () => {
  const expected = { shape: [4, 3, 1], classes: ['0', '1', '2', '3', '4'] };

  test('a folder by the usual names', async () => {
    const data = await load(
      folderOf({ 'train-images-idx3-ubyte': images, 'train-labels-idx1-ubyte': labels }),
    );
    expect(data).toMatchObject(expected);
    expect([...data.samples.labels.slice(0, 6)]).toEqual([0, 1, 2, 3, 4, 0]);
    expect([...data.samples.images.slice(12, 24)]).toEqual(Array(12).fill(1));
    expect(data.validation).toBeUndefined();
  });

  test('packed files, and the test part as validation', async () => {
    const test = idxPair(6, 4, 3, 3);
    const data = await load(
      folderOf({
        'train-images.idx3-ubyte.gz': gzipSync(images),
        'train-labels.idx1-ubyte.gz': gzipSync(labels),
        't10k-images.idx3-ubyte.gz': gzipSync(test.images),
        't10k-labels.idx1-ubyte': test.labels,
      }),
    );
    expect(data).toMatchObject(expected);
    expect(data.validation?.labels).toHaveLength(6);
  });

  test('an images file, its labels found by name; packed under a name that does not say so', async () => {
    const folder = folderOf({
      'letters-images-idx3-ubyte': gzipSync(images),
      'letters-labels-idx1-ubyte.gz': labels,
    });
    await expect(load(join(folder, 'letters-images-idx3-ubyte'))).resolves.toMatchObject(expected);
  });

  test('one of several sets is asked for by name', async () => {
    const folder = folderOf({
      'a-train-images-idx3-ubyte': images,
      'a-train-labels-idx1-ubyte': labels,
      'b-train-images-idx3-ubyte': images,
      'b-train-labels-idx1-ubyte': labels,
    });
    await expect(load(folder)).rejects.toMatchObject({
      code: 'dataset',
      message: expect.stringMatching(/name one of a-train-images-idx3-ubyte, b-train-images-idx3-ubyte/),
    });
    await expect(load(join(folder, 'b-train-images-idx3-ubyte'))).resolves.toMatchObject(expected);
  });

  test.each([
    ['no such path', {}, 'nothing-here', 'notFound', /no such file or folder/],
    ['an empty folder', {}, '', 'dataset', /no IDX images/],
    [
      'images without labels',
      { 'train-images-idx3-ubyte': images },
      '',
      'dataset',
      /expected .*train-labels-idx1-ubyte/,
    ],
    [
      'a name without "images"',
      { 'digits.idx': images },
      'digits.idx',
      'dataset',
      /should hold the word "images"/,
    ],
  ])('%s', async (_what, files, path, code, message) => {
    await expect(load(join(folderOf(files), path))).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message),
    });
  });

  test('a changed file is another data set', async () => {
    const folder = folderOf({ 'train-images-idx3-ubyte': images, 'train-labels-idx1-ubyte': labels });
    const before = (await openIdx(folder)).identity;
    expect((await openIdx(folder)).identity).toBe(before);
    const other = idxPair(31, 4, 3, 5);
    writeFileSync(join(folder, 'train-images-idx3-ubyte'), other.images);
    expect((await openIdx(folder)).identity).not.toBe(before);
  });

  test('a folder of that name instead of a file', async () => {
    const folder = folderOf({ 'train-labels-idx1-ubyte': labels });
    mkdirSync(join(folder, 'train-images-idx3-ubyte'));
    await expect(load(folder)).rejects.toMatchObject({ code: 'unreadable' });
  });
});

describe('damaged and mismatched files are named, with what was expected and received', () => {
  const fourAxes = idxBytes([2, 2, 2, 2], new Uint8Array(16), 0x08);
  const float = (...values: number[]): Uint8Array => {
    const view = new DataView(new ArrayBuffer(values.length * 4));
    values.forEach((value, i) => {
      view.setFloat32(4 * i, value);
    });
    return new Uint8Array(view.buffer);
  };
  const twoLabels = idxBytes([2], Uint8Array.of(0, 1));

  test.each<[string, Uint8Array, Uint8Array, RegExp]>([
    [
      'cut short',
      images.subarray(0, 100),
      labels,
      /images-idx3.* expected 376 bytes for 30 × 4 × 3 .*got 100: it is cut short/,
    ],
    ['cut in its header', images.subarray(0, 9), labels, /expected a header of 16 bytes for 3 axes, got 9/],
    ['empty', new Uint8Array(), labels, /expected at least 4 bytes, got 0/],
    [
      'followed by garbage',
      Buffer.concat([images, Buffer.from('x')]),
      labels,
      /got 377: something follows its end/,
    ],
    [
      'of the wrong kind',
      Buffer.from('\x89PNG\r\n\x1a\n and more', 'latin1'),
      labels,
      /expected it to begin with 0000.*got 89504e47/,
    ],
    ['of an unknown type', idxBytes([30, 4, 3], new Uint8Array(360), 0x0a), labels, /got 00000a03/],
    ['of impossible size', idxBytes([4294967295, 65535, 65535], new Uint8Array(9)), labels, /cut short/],
    ['labels in place of images', labels, labels, /should hold images.*but it has 1 \(30\)/],
    ['images in place of labels', images, images, /should hold labels \(1 axis\), but it has 3/],
    ['fewer labels', images, idxBytes([29], new Uint8Array(29)), /has 30 images, but .*has 29 labels/],
    [
      'no images at all',
      idxBytes([0, 4, 3], new Uint8Array()),
      idxBytes([0], new Uint8Array()),
      /holds no images/,
    ],
    ['packed and cut', gzipSync(images).subarray(0, 40), labels, /images-idx3.*cannot be unpacked/],
    ['packed and altered', corrupted(gzipSync(images)), labels, /images-idx3.*cannot be unpacked/],
    ['negative labels', fourAxes, idxBytes([2], Uint8Array.of(0, 255), 0x09), /label 1 is -1/],
    ['real labels', fourAxes, idxBytes([2], float(0, 1), 0x0d), /holds floats/],
    ['values out of range', idxBytes([2, 1, 1], float(-3, 7), 0x0d), twoLabels, /float values from -3 to 7/],
    ['values that are no numbers', idxBytes([2, 1, 1], float(1, Number.NaN), 0x0d), twoLabels, /no numbers/],
  ])('%s', async (_what, imageBytes, labelBytes, message) => {
    const folder = folderOf({ 'train-images-idx3-ubyte': imageBytes, 'train-labels-idx1-ubyte': labelBytes });
    await expect(load(folder)).rejects.toMatchObject({
      code: 'dataset',
      message: expect.stringMatching(message),
      detail: expect.stringContaining('train-'),
    });
  });

  test('a test part of another size', async () => {
    const other = idxPair(6, 5, 5, 3);
    const folder = folderOf({
      'train-images-idx3-ubyte': images,
      'train-labels-idx1-ubyte': labels,
      'test-images-idx3-ubyte': other.images,
      'test-labels-idx1-ubyte': other.labels,
    });
    await expect(load(folder)).rejects.toThrow(
      /test-images-idx3-ubyte are 5 × 5 × 1, those to train on 4 × 3 × 1/,
    );
  });

  test('colour images and other number types', async () => {
    const pixels = async (imageBytes: Uint8Array) =>
      (await load(folderOf({ 'train-images-idx4-ubyte': imageBytes, 'train-labels-idx1-ubyte': twoLabels })))
        .samples.images;
    expect(await pixels(fourAxes)).toHaveLength(16);
    expect([...(await pixels(idxBytes([2, 1, 1], float(0, 1), 0x0d)))]).toEqual([0, 255]);
    expect([...(await pixels(idxBytes([2, 1, 1], float(12, 200), 0x0d)))]).toEqual([12, 200]);
    expect([...(await pixels(idxBytes([2, 1, 1], Uint8Array.of(0, 7, 0, 255), 0x0b)))]).toEqual([7, 255]);
  });
});

function corrupted(packed: Uint8Array): Uint8Array {
  const bytes = Uint8Array.from(packed);
  bytes[20] = bytes[20]! ^ 0xff;
  return bytes;
}
