import { expect, it } from 'vitest';
import { ops } from '../../../../shared/ops/index.ts';
import { kernels } from './index.ts';

it('computes every op of the catalog, and no other', () => {
  expect([...kernels.keys()].sort()).toEqual([...ops.keys()].sort());
});
