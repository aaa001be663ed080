import { expect, test } from 'vitest';
import { createBuilder } from '../ops/builder.ts';
import { placeholder } from '../ops/sources.ts';
import { BATCH, tensor } from '../ops/types.ts';
import { dropout } from './dropout.ts';
import { refused, tryLayer } from './testing/try-layer.ts';

test('keeps the shape; a rate of 1 would keep nothing and is refused', () => {
  expect(tryLayer(dropout, [[4096]]).shape).toEqual([4096]);
  expect(refused(dropout, { rate: 1 })[0]).toMatch(/^rate must be a number at least 0 and below 1; got 1$/);
});

test('at inference it is not there at all', () => {
  const b = createBuilder();
  const x = placeholder(b, 'x', tensor([BATCH, 4096]));
  const built = dropout.build({
    b,
    inputs: [x],
    params: { rate: 0.5 },
    training: false,
    frozen: false,
    weight: () => x,
    update: () => undefined,
    step: () => x,
    random: () => ({ seed: x, step: x }),
  });
  expect(built).toBe(x);
});
