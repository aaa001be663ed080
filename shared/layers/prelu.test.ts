import { expect, test } from 'vitest';
import { prelu } from './prelu.ts';
import { tryLayer } from './testing/try-layer.ts';

test('learns one slope a channel, 0.25 at first, not decayed', () => {
  const { shape, weights } = tryLayer(prelu, [[28, 28, 6]]);
  expect(shape).toEqual([28, 28, 6]);
  expect(weights).toMatchObject([
    { name: 'slope', shape: [6], init: { kind: 'constant', value: 0.25 }, trainable: true, decay: false },
  ]);
});
