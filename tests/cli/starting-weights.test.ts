import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { idxBytes } from '../../main/studio/testing/idx.ts';
import { decodeSafetensors } from '../../shared/exporters/safetensors.ts';
import { jsonLines, openWorkplace } from './command.ts';
import { chain, leNet } from './networks.ts';

/** LeNet-5 with five outputs and its second fully connected layer under another name. */
const changed = () => {
  const { nodes } = leNet();
  return chain(
    'LeNet-5, changed',
    nodes.map((node) => {
      if (node.id === 'fc2') return { ...node, id: 'dense' };
      return node.id === 'fc3' ? { ...node, params: { units: 5 } } : node;
    }),
  );
};

/** The real digits 0 to 4 as IDX files, `perClass` of each: a data set of five classes. */
function writeFiveDigits(folder: string, perClass: number): string {
  const digits: Readonly<Record<number, { readonly raw: readonly number[] }>> = createRequire(
    import.meta.url,
  )('mnist');
  const count = 5 * perClass;
  const labels = Uint8Array.from({ length: count }, (_, i) => i % 5);
  const pixels = new Uint8Array(count * 784);
  labels.forEach((label, i) => {
    const start = Math.floor(i / 5) * 784;
    const image = digits[label]?.raw.slice(start, start + 784) ?? [];
    pixels.set(
      image.map((value) => Math.round(255 * value)),
      i * 784,
    );
  });
  const images = join(folder, 'five-images-idx3-ubyte');
  writeFileSync(images, idxBytes([count, 28, 28], pixels));
  writeFileSync(join(folder, 'five-labels-idx1-ubyte'), idxBytes([count], labels));
  return images;
}

const report = {
  loaded: ['conv1/kernel', 'conv1/bias', 'conv2/kernel', 'conv2/bias', 'fc1/kernel', 'fc1/bias'],
  skipped: [
    { name: 'dense/kernel', reason: 'absent', here: [120, 84], there: null },
    { name: 'dense/bias', reason: 'absent', here: [84], there: null },
    { name: 'fc3/kernel', reason: 'shape', here: [84, 5], there: [84, 10] },
    { name: 'fc3/bias', reason: 'shape', here: [5], there: [10] },
  ],
  unused: ['fc2/bias', 'fc2/kernel'],
};

test('LeNet-5 on into a changed network: what was taken, what not and why; frozen layers stay; training goes on', async () => {
  const place = openWorkplace();
  place.write('lenet.json', leNet());
  place.write('changed.json', changed());
  const five = writeFiveDigits(place.folder, 100);
  const before = await place.run(
    ...[
      'train',
      'lenet.json',
      '--dataset',
      'mnist',
      '--limit',
      '2000',
      '--epochs',
      '2',
      '--run',
      'first',
      '--json',
    ],
  );
  expect(before.code).toBe(0);
  expect(jsonLines(before).filter(({ event }) => event === 'weights')).toEqual([]);

  const data = ['--dataset', five, '--epochs', '3', '--json'];
  const start = ['--init', 'first', '--freeze', 'conv1,conv2'];
  const tuned = await place.run('train', 'changed.json', ...data, ...start, '--run', 'tuned');
  expect(tuned).toMatchObject({ code: 0, stderr: '' });
  const lines = jsonLines(tuned);
  const source = join(place.folder, 'first');
  expect(lines[0]?.event).toBe('start');
  expect(lines[1]).toEqual({ event: 'weights', source, ...report });
  const epochs = lines.filter(({ event }) => event === 'epoch');
  expect(epochs[2]?.valAccuracy).toBeGreaterThan(0.9);

  const run = JSON.parse(readFileSync(join(place.folder, 'tuned', 'run.json'), 'utf8'));
  expect(run).toMatchObject({ init: source, weights: { source, ...report } });
  const [kept, learnt] = ['first', 'tuned'].map((name) => weightsOf(join(place.folder, name)));
  expect(learnt?.get('conv2/kernel')).toEqual(kept?.get('conv2/kernel'));
  expect(learnt?.get('fc1/kernel')).not.toEqual(kept?.get('fc1/kernel'));

  // The report stays with a run that is trained on.
  await place.run('train', '--resume', 'tuned', '--epochs', '4', '--json');
  const onward = JSON.parse(readFileSync(join(place.folder, 'tuned', 'run.json'), 'utf8'));
  expect(onward).toMatchObject({ totalSteps: 52, weights: { source, ...report } });

  // What was learnt before helps: a first epoch from drawn weights, as much frozen, is worse.
  const anew = await place.run('train', 'changed.json', ...data, '--freeze', 'conv1,conv2', '--run', 'anew');
  const first = jsonLines(anew).find(({ event }) => event === 'epoch');
  expect(epochs[0]?.loss).toBeLessThan(Number(first?.loss));

  // A safetensors file does as well as a folder, and people read sentences.
  const file = join('first', 'checkpoints', 'best.safetensors');
  const told = await place.run(
    ...['train', 'changed.json', '--dataset', five, '--epochs', '1', '--init', file, '--run', 'told'],
  );
  expect(told.code).toBe(0);
  expect(told.stdout).toContain('Weights: 6 of 10 tensors come from');
  expect(told.stdout).toContain('dense/kernel is not there');
  expect(told.stdout).toContain('fc3/kernel is 84×10 there and 84×5 here');
  expect(told.stdout).toContain('not in this network: fc2/bias, fc2/kernel');
});

test('weights of which nothing fits, and a source that is none, end with 1 and the reason', async () => {
  const place = openWorkplace();
  const data = ['--dataset', 'mnist', '--limit', '200', '--epochs', '1'];
  place.write('lenet.json', leNet());
  place.write('linear.json', {
    ...chain('Linear', [
      { id: 'input', type: 'Input', params: { height: 28, width: 28, channels: 1 } },
      { id: 'only', type: 'FC', params: { units: 10 } },
      { id: 'softmax', type: 'Softmax' },
    ]),
  });
  expect((await place.run('train', 'linear.json', ...data, '--run', 'linear')).code).toBe(0);
  const nothing = await place.run('train', 'lenet.json', ...data, '--init', 'linear');
  expect(nothing).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/None of .*conv1\/kernel is not there/),
  });
  const none = await place.run('train', 'lenet.json', ...data, '--init', 'nowhere');
  expect(none).toMatchObject({ code: 1, stderr: expect.stringMatching(/no such file or folder/) });
});

function weightsOf(run: string): ReadonlyMap<string, unknown> {
  const bytes = readFileSync(join(run, 'checkpoints', 'best.safetensors'));
  return new Map([...decodeSafetensors(bytes).tensors].map(([name, { data }]) => [name, [...data]]));
}
