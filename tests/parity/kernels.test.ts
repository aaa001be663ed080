import { expect, it } from 'vitest';
import { biasAdd } from '../../shared/ops/bias.ts';
import { conv2dBackpropFilterOp } from '../../shared/ops/conv2d.ts';
import { depthwiseConv2d } from '../../shared/ops/depthwise-conv2d.ts';
import { BATCH, tensor } from '../../shared/ops/types.ts';
import { createRandom } from '../../shared/program/random.ts';
import { difference } from './compare.ts';
import { openProgram } from './one-program.ts';

/** What TensorFlow's kernels once ended the process at: a run that comes back, with the interpreter's values, is the test. */
const random = createRandom(9);
const values = (...shape: readonly number[]) => ({
  shape,
  data: Float32Array.from({ length: shape.reduce((product, size) => product * size, 1) }, random.normal),
});

it('the filter gradient of a 1×1 convolution with stride keeps to its memory', async () => {
  const attrs = { strides: [3, 2], padding: [0, 0], dilations: [1, 1], groups: 1, kernelShape: [1, 1, 1, 2] };
  const types = { x: tensor([BATCH, 36, 6, 1]), g: tensor([BATCH, 12, 3, 2]) };
  const open = (kind: 'native' | 'interpreter') =>
    openProgram(kind, types, (b, { x, g }) => ({ y: b.add(conv2dBackpropFilterOp, [x!, g!], attrs)[0]! }));
  const [native, slow] = [await open('native'), await open('interpreter')];
  const feeds = { x: values(3, 36, 6, 1), g: values(3, 12, 3, 2) };
  const expected = slow.run(feeds).y!;
  // It did not show at once: what it wrote over was met later.
  for (let time = 0; time < 1000; time++)
    expect(difference(native.run(feeds).y!, expected)).toBeLessThan(1e-5);
  native.dispose();
  slow.dispose();
});

it('a depthwise convolution with padding of its own and a bias runs', async () => {
  const attrs = { strides: [2, 2], padding: [1, 1] };
  const types = { x: tensor([BATCH, 9, 9, 4]), kernel: tensor([3, 3, 4, 2]), bias: tensor([8]) };
  const open = (kind: 'native' | 'interpreter') =>
    openProgram(kind, types, (b, { x, kernel, bias }) => ({
      y: biasAdd(b, depthwiseConv2d(b, x!, kernel!, attrs), bias!),
    }));
  const [native, slow] = [await open('native'), await open('interpreter')];
  const feeds = { x: values(3, 9, 9, 4), kernel: values(3, 3, 4, 2), bias: values(8) };
  expect(difference(native.run(feeds).y!, slow.run(feeds).y!)).toBeLessThan(1e-5);
  native.dispose();
  slow.dispose();
});
