import { expect, test } from 'vitest';
import { elu } from './elu.ts';
import { tryLayer } from './testing/try-layer.ts';

test('keeps images and features as they are, and has no weights', () => {
  for (const shape of [[28, 28, 6], [120]])
    expect(tryLayer(elu, [shape])).toMatchObject({ shape, count: 0, findings: [] });
});
