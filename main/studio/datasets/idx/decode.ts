import { datasetFailure } from '../source.ts';

/**
 * An IDX file (LeCun, "The MNIST database": two zero bytes, a type, the number of axes, each axis as a big-endian 32-bit
 * integer, then the values).
 */
export interface IdxFile {
  readonly path: string;
  readonly type: IdxType;
  readonly shape: readonly number[];
  readonly values: IdxValues;
}
export type IdxValues = Uint8Array | Int8Array | Int16Array | Int32Array | Float32Array | Float64Array;
export type IdxType = 'unsigned byte' | 'signed byte' | 'short' | 'int' | 'float' | 'double';

interface TypeRow {
  readonly name: IdxType;
  readonly bytes: number;
  read(view: DataView, count: number): IdxValues;
}

const from = <T extends IdxValues>(values: T, read: (index: number) => number): T => {
  for (let i = 0; i < values.length; i++) values[i] = read(i);
  return values;
};
const TYPES: ReadonlyMap<number, TypeRow> = new Map<number, TypeRow>([
  [
    0x08,
    { name: 'unsigned byte', bytes: 1, read: (view, n) => new Uint8Array(view.buffer, view.byteOffset, n) },
  ],
  [
    0x09,
    { name: 'signed byte', bytes: 1, read: (view, n) => new Int8Array(view.buffer, view.byteOffset, n) },
  ],
  [
    0x0b,
    { name: 'short', bytes: 2, read: (view, n) => from(new Int16Array(n), (i) => view.getInt16(2 * i)) },
  ],
  [0x0c, { name: 'int', bytes: 4, read: (view, n) => from(new Int32Array(n), (i) => view.getInt32(4 * i)) }],
  [
    0x0d,
    { name: 'float', bytes: 4, read: (view, n) => from(new Float32Array(n), (i) => view.getFloat32(4 * i)) },
  ],
  [
    0x0e,
    { name: 'double', bytes: 8, read: (view, n) => from(new Float64Array(n), (i) => view.getFloat64(8 * i)) },
  ],
]);

/** @throws StudioCallError `dataset`, naming the file, what was expected and what was received. */
export function decodeIdx(bytes: Uint8Array, path: string): IdxFile {
  const wrong = (what: string): Error => datasetFailure(`${path} is not a sound IDX file: ${what}.`, path);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 4) throw wrong(`expected at least 4 bytes, got ${bytes.length}`);
  const magic = view.getUint32(0);
  const type = TYPES.get((magic >>> 8) & 0xff);
  const axes = magic & 0xff;
  if (magic >>> 16 !== 0 || !type || axes === 0) {
    throw wrong(`expected it to begin with 0000, a type (08 for bytes) and its axes, got ${hex(magic)}`);
  }
  const header = 4 + 4 * axes;
  if (bytes.length < header) {
    throw wrong(`expected a header of ${header} bytes for ${axes} axes, got ${bytes.length} bytes in all`);
  }
  const shape = Array.from({ length: axes }, (_, axis) => view.getUint32(4 + 4 * axis));
  const count = shape.reduce((product, size) => product * size, 1);
  const expected = header + count * type.bytes;
  if (bytes.length !== expected) {
    const verdict = bytes.length < expected ? 'it is cut short' : 'something follows its end';
    throw wrong(
      `expected ${expected} bytes for ${shape.join(' × ')} (${type.name}), got ${bytes.length}: ${verdict}`,
    );
  }
  const data = new DataView(bytes.buffer, bytes.byteOffset + header, bytes.byteLength - header);
  return { path, type: type.name, shape, values: type.read(data, count) };
}

const hex = (magic: number): string => magic.toString(16).padStart(8, '0');
