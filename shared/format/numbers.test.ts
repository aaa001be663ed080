import { expect, test } from 'vitest';
import { exact, humane, humaneBytes, shapeText, shareText } from './numbers.ts';

test.each([
  [0, '0'],
  [9999, '9999'],
  [10_000, '10.0K'],
  [61_706, '61.7K'],
  [999_949, '1.00M'],
  [138_357_544, '138M'],
  [15_470_264_320, '15.5G'],
  [Number.POSITIVE_INFINITY, '∞'],
])('%d is shown as %s', (value, text) => expect(humane(value)).toBe(text));

test.each([
  [812, '812\u00a0B'],
  [44_134, '43.1\u00a0KiB'],
  [60_608_512, '57.8\u00a0MiB'],
])('%d bytes are %s', (value, text) => expect(humaneBytes(value)).toBe(text));

test.each([
  [1234, '1234'],
  [61_706, '61\u202f706'],
  [138_357_544, '138\u202f357\u202f544'],
])('%d in full is %s', (value, text) => expect(exact(value)).toBe(text));

test('a shape is its lengths', () => expect(shapeText([55, 55, 96])).toBe('55×55×96'));

test.each([
  [0, '0%'],
  [0.0004, '<0.1%'],
  [0.89365, '89.4%'],
  [1, '100%'],
])('a share of %d is %s', (share, text) => expect(shareText(share)).toBe(text));
