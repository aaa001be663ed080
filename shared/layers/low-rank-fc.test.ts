import { expect, test } from 'vitest';
import { lowRankFc } from './low-rank-fc.ts';
import { tryLayer } from './testing/try-layer.ts';

test('VGG’s first FC at rank 64: 25 088·64 + 64·4096 weights and 4096 biases', () => {
  const { shape, count, texts } = tryLayer(lowRankFc, [[7, 7, 512]], { units: 4096, rank: 64 });
  expect(shape).toEqual([4096]);
  expect(count).toBe(25_088 * 64 + 64 * 4096 + 4096);
  expect(texts).toEqual(['7·7·512 = 25088 → 64 → 4096']);
});
