import { expect, test } from 'vitest';
import { findTemplate, firstTemplate } from '../templates/index.ts';
import { analyse } from './index.ts';
import { seenFromMiddle } from './seen.ts';

const lenet = analyse(firstTemplate.draw());
const at = (id: string, analysis = lenet) => {
  const { receptiveField, outputShape } = analysis.layers.get(id)!;
  return seenFromMiddle(receptiveField!, analysis.layers.get('input')!.outputShape!, outputShape!);
};

test('LeNet-5: 5×5 in the middle of 28×28, then 14×14 behind pooling and a second convolution', () => {
  // Of 28 cells at 0.5, 1.5 … the fifteenth, or the one before it, is nearest to 14.
  expect(at('conv1')).toMatchObject({ from: [12, 12], to: [17, 17], clipped: false });
  const conv2 = at('conv2');
  expect(conv2.to[0] - conv2.from[0]).toBe(5 + 1 + 4 * 2);
  expect(conv2.clipped).toBe(false);
});

test('fully connected layers see all of the input', () => {
  expect(at('fc1')).toEqual({
    from: [0, 0],
    to: [28, 28],
    within: { from: [0, 0], to: [28, 28] },
    clipped: false,
  });
});

test('a field larger than the input is clipped to it', () => {
  // ResNet-18's last convolution sees 435 cells of 224 each way (Araujo, Norris & Sim 2019, table 1).
  const resnet = analyse(findTemplate('resnet-18')!.draw());
  const last = [...resnet.order].reverse().find((id) => resnet.layers.get(id)?.type === 'Conv')!;
  const seen = at(last, resnet);
  expect(seen.to[0] - seen.from[0]).toBe(435);
  expect(seen.clipped).toBe(true);
  expect(seen.within).toEqual({ from: [0, 0], to: [224, 224] });
});
