import { expect, test } from 'vitest';
import { crop } from './crop.ts';
import { afterFixes, tryLayer } from './testing/try-layer.ts';

test('U-Net’s first copy: 568×568 cropped by 88 gives 392×392', () => {
  const { shape, texts } = tryLayer(crop, [[568, 568, 64]], { cropping: 88 });
  expect(shape).toEqual([392, 392, 64]);
  expect(texts[0]).toBe('568 − 2·88 = 392');
});

test('something must be left', () => {
  const raw = { cropping: [1, 4] };
  const { findings } = tryLayer(crop, [[8, 8, 1]], raw);
  expect(findings).toMatchObject([{ code: 'croppedAway', values: { most: '3×3' } }]);
  expect(afterFixes(crop, [[8, 8, 1]], raw, findings[0]!)).toEqual([[]]);
});
