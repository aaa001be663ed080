import { expect, it } from 'vitest';
import { crc32c, maskedCrc32c } from './crc32c.ts';

it('gives the published check value, in one piece or several', () => {
  const digits = Buffer.from('123456789');
  expect(crc32c(digits)).toBe(0xe3069283);
  expect(crc32c(digits.subarray(4), crc32c(digits.subarray(0, 4)))).toBe(0xe3069283);
});

it('agrees with RFC 3720 on 32 zero bytes', () => {
  expect(crc32c(new Uint8Array(32))).toBe(0x8a9136aa);
});

it('masks by rotation and a constant', () => {
  expect(maskedCrc32c(Buffer.from('123456789'))).toBe((0x2507c60d + 0xa282ead8) >>> 0);
});
