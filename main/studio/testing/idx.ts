/** The bytes of an IDX file of unsigned bytes (or of `type`, its values already encoded). */
export function idxBytes(shape: readonly number[], values: Uint8Array, type = 0x08): Uint8Array {
  const bytes = new Uint8Array(4 + 4 * shape.length + values.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, (type << 8) | shape.length);
  shape.forEach((size, axis) => {
    view.setUint32(4 + 4 * axis, size);
  });
  bytes.set(values, 4 + 4 * shape.length);
  return bytes;
}

/** `count` images of `height` × `width`, each filled with its index, and labels that count to `classes` and begin again. */
export function idxPair(count: number, height: number, width: number, classes: number) {
  const cells = height * width;
  const pixels = Uint8Array.from({ length: count * cells }, (_, i) => Math.floor(i / cells) % 256);
  const labels = Uint8Array.from({ length: count }, (_, i) => i % classes);
  return { images: idxBytes([count, height, width], pixels), labels: idxBytes([count], labels) };
}
