import { mkdirSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { decodeSafetensors } from '../../../shared/exporters/safetensors.ts';
import { testFolder } from '../testing/folder.ts';
import { idxPair } from '../testing/idx.ts';
import { createDatasets } from './index.ts';
import { readSample, spreadOverClasses } from './inspect.ts';

function setUp() {
  const home = testFolder();
  const cache = join(home, 'cache', 'datasets');
  const folder = join(home, 'digits');
  mkdirSync(folder);
  const { images, labels } = idxPair(30, 4, 3, 5);
  writeFileSync(join(folder, 'train-images-idx3-ubyte'), images);
  writeFileSync(join(folder, 'train-labels-idx1-ubyte'), labels);
  const test = idxPair(6, 4, 3, 6);
  writeFileSync(join(folder, 't10k-images-idx3-ubyte'), test.images);
  writeFileSync(join(folder, 't10k-labels-idx1-ubyte'), test.labels);
  return { cache, folder, datasets: createDatasets(cache) };
}

test('the prepared file is what the trainer reads', async () => {
  const { folder, datasets } = setUp();
  const { tensors, metadata } = decodeSafetensors(readFileSync(await datasets.prepare(folder)));
  expect(metadata).toEqual({ title: 'digits', classes: '["0","1","2","3","4","5"]' });
  expect([...tensors].map(([name, { dtype, shape }]) => [name, dtype, [...shape]]).sort()).toEqual([
    ['images', 'U8', [30, 4, 3, 1]],
    ['labels', 'I32', [30]],
    ['validation.images', 'U8', [6, 4, 3, 1]],
    ['validation.labels', 'I32', [6]],
  ]);
  expect([...(tensors.get('images')?.data.slice(12, 24) ?? [])]).toEqual(Array(12).fill(1));
});

test('it is made once, also when several want it, and again when its source changes or it was cut short', async () => {
  const { cache, folder, datasets } = setUp();
  const paths = await Promise.all([1, 2, 3].map(() => datasets.prepare(folder)));
  // Another process, so to speak.
  const [path] = [...paths, await createDatasets(cache).prepare(folder)];
  if (path === undefined) throw new Error('nothing was prepared');
  expect(new Set(paths)).toEqual(new Set([path]));
  expect(readdirSync(cache)).toHaveLength(1);
  const { size, mtimeMs } = statSync(path);
  await datasets.prepare(folder);
  expect(statSync(path).mtimeMs).toBe(mtimeMs);

  truncateSync(path, 100);
  await datasets.prepare(folder);
  expect(statSync(path).size).toBe(size);

  writeFileSync(join(folder, 'train-labels-idx1-ubyte'), idxPair(30, 4, 3, 2).labels);
  expect(await datasets.prepare(folder)).not.toBe(path);
});

test('a source that fails leaves nothing behind and is tried again', async () => {
  const { cache, folder, datasets } = setUp();
  const labels = join(folder, 'train-labels-idx1-ubyte');
  const whole = readFileSync(labels);
  truncateSync(labels, 20);
  await expect(datasets.prepare(folder)).rejects.toMatchObject({ code: 'dataset' });
  writeFileSync(labels, whole);
  await datasets.prepare(folder);
  expect(readdirSync(cache)).toHaveLength(1);
});

test('the built-in sets are listed unopened; inspecting opens one and agrees', async () => {
  const { handlers } = setUp().datasets;
  const { datasets } = await handlers['datasets.list']({});
  expect(datasets.map(({ name }) => name)).toEqual(['mnist', 'shapes']);
  for (const listed of datasets) {
    const { info, samples } = await handlers['datasets.inspect']({ name: listed.name, samples: 20 });
    expect(info).toEqual(listed);
    expect(samples.map(({ label }) => label)).toEqual([...Array(20).keys()].map((i) => i % 10));
    expect(samples[0]?.pixels).toHaveLength(info.shape.reduce((product, size) => product * size, 1));
    expect(new Set(samples.map(({ pixels }) => pixels.join())).size).toBe(20);
  }
});

test('files by path are inspected too', async () => {
  const { folder, datasets } = setUp();
  const { info, samples } = await datasets.handlers['datasets.inspect']({ name: folder, samples: 3 });
  expect(info).toEqual({
    name: folder,
    title: 'digits',
    shape: [4, 3, 1],
    classes: ['0', '1', '2', '3', '4', '5'],
    count: 36,
    builtIn: false,
  });
  expect(samples.map(({ label, pixels }) => [label, pixels[0]])).toEqual([
    [0, 0],
    [1, 1],
    [2, 2],
  ]);
});

test('one sample is read by its number, which counts on over the set’s own validation samples and round', async () => {
  const { folder, datasets } = setUp();
  const path = await datasets.prepare(folder);
  const { tensors } = decodeSafetensors(readFileSync(path));
  for (const [index, prefix, row] of [
    [0, '', 0],
    [29, '', 29],
    [31, 'validation.', 1],
    [36, '', 0],
  ] as const) {
    const { pixels, label, count, shape } = await readSample(path, index);
    expect([count, ...shape]).toEqual([36, 4, 3, 1]);
    expect(label).toBe(tensors.get(`${prefix}labels`)?.data[row]);
    expect([...pixels]).toEqual([
      ...(tensors.get(`${prefix}images`)?.data.slice(row * 12, row * 12 + 12) ?? []),
    ]);
  }
});

test('an unknown name is told with the known ones', async () => {
  await expect(setUp().datasets.prepare('cifar')).rejects.toMatchObject({
    code: 'notFound',
    message: expect.stringMatching(
      /no data set "cifar": expected one of mnist, shapes, or the path of IDX files/,
    ),
  });
});

test('samples are spread over the classes as far as they go', () => {
  expect(spreadOverClasses(Int32Array.of(0, 0, 0, 1, 2, 2), 3, 5)).toEqual([0, 3, 4, 1, 5]);
  expect(spreadOverClasses(Int32Array.of(0, 0), 2, 9)).toEqual([0, 1]);
  expect(spreadOverClasses(Int32Array.of(0, 0), 2, 0)).toEqual([]);
});
