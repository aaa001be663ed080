import { expect, test } from 'vitest';
import { input } from './input.ts';
import { refused, tryLayer } from './testing/try-layer.ts';

test('is what its parameters say', () => {
  expect(tryLayer(input, [], { height: 227, width: 227, channels: 3 }).shape).toEqual([227, 227, 3]);
});

test('wants all three', () => {
  expect(refused(input, {}).map((message) => message.split(' ')[0])).toEqual(['height', 'width', 'channels']);
});
