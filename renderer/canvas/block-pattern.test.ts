import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blockPattern } from './block-pattern.ts';

test('a pattern is found however often it repeats, and repeats to the whole', () => {
  const types = fc.array(fc.constantFrom('Conv', 'ReLU', 'BatchNorm'), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(types, fc.integer({ min: 1, max: 5 }), (pattern, times) => {
      const all = Array.from({ length: times }, () => pattern).flat();
      const found = blockPattern(all);
      expect(found.length * found.times).toBe(all.length);
      expect(found.times % times).toBe(0);
      expect(all).toEqual(Array.from({ length: found.times }, () => all.slice(0, found.length)).flat());
    }),
  );
});
