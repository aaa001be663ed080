import { expect, test } from 'vitest';
import { refused, tryLayer } from './testing/try-layer.ts';
import { zeroPad } from './zero-pad.ts';

test('224×224 with 3 around it is 230×230', () => {
  const { shape, texts } = tryLayer(zeroPad, [[224, 224, 3]], { padding: 3 });
  expect(shape).toEqual([230, 230, 3]);
  expect(texts[0]).toBe('224 + 2·3 = 230');
  expect(tryLayer(zeroPad, [[5, 7, 1]], { padding: [1, 2] }).shape).toEqual([7, 11, 1]);
});

test('it cannot pad "same": nothing slides', () => {
  expect(refused(zeroPad, { padding: 'same' })[0]).toMatch(/^padding must be .* got "same"$/);
});
