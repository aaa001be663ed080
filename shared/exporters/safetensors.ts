/**
 * The safetensors format: 8 bytes little-endian header length, a JSON header {name: {dtype, shape, data_offsets}}, the data.
 * Written with the header padded to 8 bytes, so that every F32 tensor can be viewed in place.
 */
export type StoredTensor =
  | { readonly dtype: 'F32'; readonly shape: readonly number[]; readonly data: Float32Array }
  | { readonly dtype: 'I32'; readonly shape: readonly number[]; readonly data: Int32Array }
  | { readonly dtype: 'U8'; readonly shape: readonly number[]; readonly data: Uint8Array };

export interface SafetensorsFile {
  readonly tensors: ReadonlyMap<string, StoredTensor>;
  readonly metadata: Readonly<Record<string, string>>;
}

/** The bytes are not a safetensors file; the message says what was expected and what was found. */
export class SafetensorsError extends Error {
  override readonly name = 'SafetensorsError';
}

const WIDTH = { F32: 4, I32: 4, U8: 1 } as const;
const MAX_HEADER = 100_000_000;

const elements = (shape: readonly number[]): number => shape.reduce((product, size) => product * size, 1);

/** Wider tensors first, so that all stay aligned; names in order within a width. */
function layout(tensors: ReadonlyMap<string, StoredTensor>): readonly (readonly [string, StoredTensor])[] {
  return [...tensors].sort(
    ([a, x], [b, y]) => WIDTH[y.dtype] - WIDTH[x.dtype] || (a < b ? -1 : a > b ? 1 : 0),
  );
}

/**
 * The file in pieces: its header, then each tensor's own bytes, which are not copied.
 * @throws SafetensorsError when a tensor's data does not match its shape.
 */
export function safetensorsParts(
  tensors: ReadonlyMap<string, StoredTensor>,
  metadata: Readonly<Record<string, string>> = {},
): readonly Uint8Array[] {
  const header: Record<string, unknown> = {};
  if (Object.keys(metadata).length > 0) header.__metadata__ = metadata;
  const ordered = layout(tensors);
  let offset = 0;
  for (const [name, tensor] of ordered) {
    if (tensor.data.length !== elements(tensor.shape))
      throw new SafetensorsError(
        `${name}: shape [${tensor.shape.join(', ')}] holds ${elements(tensor.shape)} values; got ${tensor.data.length}`,
      );
    const end = offset + tensor.data.byteLength;
    header[name] = { dtype: tensor.dtype, shape: tensor.shape, data_offsets: [offset, end] };
    offset = end;
  }
  const json = new TextEncoder().encode(JSON.stringify(header));
  const headerLength = Math.ceil(json.length / 8) * 8;
  const head = new Uint8Array(8 + headerLength);
  new DataView(head.buffer).setUint32(0, headerLength, true);
  head.fill(0x20, 8);
  head.set(json, 8);
  return [
    head,
    ...ordered.map(([, { data }]) => new Uint8Array(data.buffer, data.byteOffset, data.byteLength)),
  ];
}

/** The file in one piece. @throws SafetensorsError when a tensor's data does not match its shape. */
export function encodeSafetensors(
  tensors: ReadonlyMap<string, StoredTensor>,
  metadata: Readonly<Record<string, string>> = {},
): Uint8Array {
  const parts = safetensorsParts(tensors, metadata);
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function readHeader(bytes: Uint8Array): { header: Record<string, unknown>; start: number } {
  if (bytes.length < 8)
    throw new SafetensorsError(`a safetensors file has at least 8 bytes; got ${bytes.length}`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = view.getUint32(0, true) + view.getUint32(4, true) * 2 ** 32;
  if (length > MAX_HEADER || 8 + length > bytes.length)
    throw new SafetensorsError(`the header claims ${length} bytes, but the file has ${bytes.length}`);
  let header: unknown;
  try {
    header = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(8, 8 + length)));
  } catch {
    throw new SafetensorsError('the header is not JSON');
  }
  if (typeof header !== 'object' || header === null || Array.isArray(header))
    throw new SafetensorsError('the header is not a JSON object');
  return { header: { ...header }, start: 8 + length };
}

const isCounts = (value: unknown): value is readonly number[] =>
  Array.isArray(value) && value.every((item) => Number.isSafeInteger(item) && item >= 0);

function readTensor(name: string, entry: unknown, data: Uint8Array): StoredTensor {
  const { dtype, shape, data_offsets: offsets } = { ...(entry as Record<string, unknown> | null) };
  if (dtype !== 'F32' && dtype !== 'I32' && dtype !== 'U8')
    throw new SafetensorsError(`${name}: dtype must be F32, I32 or U8; got ${String(dtype)}`);
  if (!isCounts(shape)) throw new SafetensorsError(`${name}: shape is not a list of sizes`);
  if (!isCounts(offsets) || offsets.length !== 2)
    throw new SafetensorsError(`${name}: data_offsets is not a pair`);
  const [begin, end] = offsets as readonly [number, number];
  if (end > data.length || begin > end)
    throw new SafetensorsError(
      `${name}: bytes ${begin} to ${end} are not all there; the data has ${data.length}`,
    );
  if (end - begin !== elements(shape) * WIDTH[dtype])
    throw new SafetensorsError(
      `${name}: ${dtype} [${shape.join(', ')}] takes ${elements(shape) * WIDTH[dtype]} bytes; got ${end - begin}`,
    );
  // Not `slice`: a Buffer's gives a view.
  const copy = new Uint8Array(data.subarray(begin, end));
  if (dtype === 'U8') return { dtype, shape, data: copy };
  if (dtype === 'I32') return { dtype, shape, data: new Int32Array(copy.buffer) };
  return { dtype, shape, data: new Float32Array(copy.buffer) };
}

/** Where a tensor lies in a file. */
export interface TensorPlace {
  readonly dtype: string;
  readonly shape: readonly number[];
  /** Bytes from the file's beginning; `end` is the first that is not its own. */
  readonly begin: number;
  readonly end: number;
}

/** Bytes of the whole header, from the first eight of a file. */
export const headerLength = (start: Uint8Array): number =>
  8 + Math.min(new DataView(start.buffer, start.byteOffset).getUint32(0, true), MAX_HEADER);

/**
 * What a file holds and where, from its header alone, for those who want a part of it.
 * @throws SafetensorsError when it is not one.
 */
export function readPlaces(head: Uint8Array): {
  readonly places: ReadonlyMap<string, TensorPlace>;
  readonly metadata: Readonly<Record<string, string>>;
} {
  const { header, start } = readHeader(head);
  const { __metadata__: metadata, ...entries } = header;
  const places = new Map<string, TensorPlace>();
  for (const [name, entry] of Object.entries(entries)) {
    const { dtype, shape, data_offsets: offsets } = { ...(entry as Record<string, unknown> | null) };
    if (typeof dtype !== 'string' || !isCounts(shape) || !isCounts(offsets) || offsets.length !== 2)
      throw new SafetensorsError(`${name}: the header does not say where it lies`);
    const [begin, end] = offsets as readonly [number, number];
    places.set(name, { dtype, shape, begin: start + begin, end: start + end });
  }
  return { places, metadata: readMetadata(metadata) };
}

const readMetadata = (entry: unknown): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries({ ...(entry as object | null) }).filter(
      (pair): pair is [string, string] => typeof pair[1] === 'string',
    ),
  );

/** @throws SafetensorsError for anything truncated, overlapping or malformed. */
export function decodeSafetensors(bytes: Uint8Array): SafetensorsFile {
  const { header, start } = readHeader(bytes);
  const data = bytes.subarray(start);
  const tensors = new Map<string, StoredTensor>();
  const spans: { readonly name: string; readonly begin: number; readonly end: number }[] = [];
  for (const [name, entry] of Object.entries(header)) {
    if (name === '__metadata__') continue;
    const tensor = readTensor(name, entry, data);
    const [begin, end] = (entry as { data_offsets: [number, number] }).data_offsets;
    spans.push({ name, begin, end });
    tensors.set(name, tensor);
  }
  spans.sort((a, b) => a.begin - b.begin || a.end - b.end);
  spans.forEach((span, i) => {
    const before = spans[i - 1];
    if (before && before.end > span.begin)
      throw new SafetensorsError(`${before.name} and ${span.name} overlap`);
  });
  return { tensors, metadata: readMetadata(header.__metadata__) };
}
