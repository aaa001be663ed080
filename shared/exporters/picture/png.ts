/** CSS pixels to an inch, and an inch in metres. */
const [inch, metre] = [96, 0.0254];

/** The checksum of a PNG's chunks: CRC-32 as in ISO 3309. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffff_ffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb8_8320 : crc >>> 1;
  }
  return (crc ^ 0xffff_ffff) >>> 0;
}

/** Where a PNG's first chunk, its header, ends: 8 bytes of signature, then 4 of length, 4 of name, 13 and 4 of checksum. */
const headerEnd = 33;

/**
 * The PNG with the words of how large it is meant to be (chunk pHYs, PNG 11.3.4.3), so that LaTeX and word processors show it as
 * large at any scale.
 * @param scale pixels to a CSS pixel, of which 96 are an inch
 */
export function withDensity(png: Uint8Array<ArrayBuffer>, scale: number): Uint8Array<ArrayBuffer> {
  const chunk = new Uint8Array(21);
  const view = new DataView(chunk.buffer);
  const perMetre = Math.round((scale * inch) / metre);
  view.setUint32(0, 9);
  for (const [at, letter] of [...'pHYs'].entries()) chunk[4 + at] = letter.charCodeAt(0);
  view.setUint32(8, perMetre);
  view.setUint32(12, perMetre);
  chunk[16] = 1;
  view.setUint32(17, crc32(chunk.subarray(4, 17)));
  const whole = new Uint8Array(png.length + chunk.length);
  whole.set(png.subarray(0, headerEnd));
  whole.set(chunk, headerEnd);
  whole.set(png.subarray(headerEnd), headerEnd + chunk.length);
  return whole;
}
