import { expect, test } from 'vitest';
import { maxout } from './maxout.ts';
import { afterFixes, tryLayer } from './testing/try-layer.ts';

test('halves the channels unless told; pieces must divide them', () => {
  expect(tryLayer(maxout, [[8, 8, 96]]).shape).toEqual([8, 8, 48]);
  expect(tryLayer(maxout, [[240]], { pieces: 5 })).toMatchObject({ shape: [48], texts: ['240/5 = 48'] });
  const raw = { pieces: 4 };
  const { findings } = tryLayer(maxout, [[6]], raw);
  expect(findings).toMatchObject([{ code: 'piecesDontDivide', fixes: [{ params: { pieces: 3 } }] }]);
  expect(afterFixes(maxout, [[6]], raw, findings[0]!)).toEqual([[]]);
});
