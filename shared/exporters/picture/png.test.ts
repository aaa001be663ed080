import { crc32 } from 'node:zlib';
import { expect, test } from 'vitest';
import { withDensity } from './png.ts';

/** One white pixel. */
const pixel = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTj2FAAAAABJRU5ErkJggg==',
    'base64',
  ),
);

test('a PNG says how large it is meant to be: 96 CSS pixels an inch', () => {
  const view = Buffer.from(withDensity(pixel, 4));
  const chunks: string[] = [];
  for (let at = 8; at < view.length; at += 12 + view.readUInt32BE(at)) {
    const name = view.toString('latin1', at + 4, at + 8);
    const end = at + 8 + view.readUInt32BE(at);
    chunks.push(name);
    expect(crc32(view.subarray(at + 4, end))).toBe(view.readUInt32BE(end));
    if (name === 'pHYs')
      // 384 to an inch of 25.4 mm, both ways, in metres.
      expect([view.readUInt32BE(at + 8), view.readUInt32BE(at + 12), view[at + 16]]).toEqual([
        15118, 15118, 1,
      ]);
  }
  expect(chunks).toEqual(['IHDR', 'pHYs', 'IDAT', 'IEND']);
});
