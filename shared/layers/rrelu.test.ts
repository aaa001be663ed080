import { expect, test } from 'vitest';
import { rrelu } from './rrelu.ts';
import { afterFixes, tryLayer } from './testing/try-layer.ts';

test('keeps the shape; slopes the wrong way round are swapped by the fix', () => {
  expect(tryLayer(rrelu, [[28, 28, 6]]).shape).toEqual([28, 28, 6]);
  const raw = { lower: 0.5, upper: 0.1 };
  const { findings } = tryLayer(rrelu, [[4]], raw);
  expect(findings).toMatchObject([{ code: 'slopesSwapped', values: raw }]);
  expect(afterFixes(rrelu, [[4]], raw, findings[0]!)).toEqual([[]]);
});
