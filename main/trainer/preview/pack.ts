import type { Shape } from '../../../shared/layers/define.ts';
import type { Activation, PreviewWanted } from '../../../shared/protocol/previews.ts';

type Values = ArrayLike<number>;

const base64 = (cells: Uint8Array): string =>
  Buffer.from(cells.buffer, cells.byteOffset, cells.byteLength).toString('base64');

/** The ends of the range of what is finite; both 0 where nothing is. */
function rangeOf(values: Values): { readonly low: number; readonly high: number } {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!Number.isFinite(value)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low <= high ? { low, high } : { low: 0, high: 0 };
}

/** To 0…255 between low and high; what is not a number becomes 0. */
function quantise(values: Values, low: number, high: number, into: Uint8Array, at: number): void {
  const scale = high > low ? 255 / (high - low) : 0;
  for (let i = 0; i < values.length; i++) into[at + i] = Math.round((values[i]! - low) * scale);
}

/** Where each of `cells` cells begins among `size`, and where the last one ends. */
const bounds = (size: number, cells: number): readonly number[] =>
  Array.from({ length: cells + 1 }, (_, i) => Math.floor((i * size) / cells));

interface Plane {
  readonly height: number;
  readonly width: number;
}

/** One channel of row-major `[height, width, channels]`. */
function channelOf(
  values: Values,
  { height, width }: Plane,
  channels: number,
  channel: number,
): Float32Array {
  const plane = new Float32Array(height * width);
  for (let i = 0; i < plane.length; i++) plane[i] = values[i * channels + channel]!;
  return plane;
}

/** A plane with the mean of what falls into each cell. */
export function shrink(plane: Float32Array, from: Plane, to: Plane): Float32Array {
  if (from.height === to.height && from.width === to.width) return plane;
  const rows = bounds(from.height, to.height);
  const columns = bounds(from.width, to.width);
  const small = new Float32Array(to.height * to.width);
  for (let row = 0; row < to.height; row++)
    for (let column = 0; column < to.width; column++) {
      let sum = 0;
      for (let y = rows[row]!; y < rows[row + 1]!; y++)
        for (let x = columns[column]!; x < columns[column + 1]!; x++) sum += plane[y * from.width + x]!;
      const count = (rows[row + 1]! - rows[row]!) * (columns[column + 1]! - columns[column]!);
      small[row * to.width + column] = sum / count;
    }
  return small;
}

/** As large as fits into a square of `side`, in the same proportions. */
export function fitting({ height, width }: Plane, side: number): Plane {
  const scale = Math.min(1, side / Math.max(height, width));
  return { height: Math.max(1, Math.round(height * scale)), width: Math.max(1, Math.round(width * scale)) };
}

function packImage(values: Values, [height, width, channels]: Size, side: number): Activation {
  const to = fitting({ height, width }, side);
  const pixels = new Uint8Array(to.height * to.width * channels);
  for (let channel = 0; channel < channels; channel++) {
    const plane = shrink(channelOf(values, { height, width }, channels, channel), { height, width }, to);
    plane.forEach((value, i) => {
      pixels[i * channels + channel] = Math.round(value * 255);
    });
  }
  return { kind: 'image', ...to, channels, pixels: base64(pixels) };
}

function packMaps(values: Values, shape: Size, { first, count, side }: PreviewWanted): Activation {
  const [height, width, channels] = shape;
  const to = fitting({ height, width }, side);
  const from = Math.min(first, Math.max(0, channels - 1));
  const shown = Math.min(count, channels - from);
  const cells = new Uint8Array(shown * to.height * to.width);
  const maps = Array.from({ length: shown }, (_, i) => {
    const plane = channelOf(values, { height, width }, channels, from + i);
    const range = rangeOf(plane);
    quantise(shrink(plane, { height, width }, to), range.low, range.high, cells, i * to.height * to.width);
    return range;
  });
  return { kind: 'maps', shape: [...shape], first: from, ...to, maps, cells: base64(cells) };
}

/** Features, as many as cells are wanted: of several that share a cell the one furthest from 0. */
function packVector(values: Values, side: number): Activation {
  const starts = bounds(values.length, Math.min(values.length, side));
  const strongest = starts.slice(0, -1).map((start, cell) => {
    let found = values[start]!;
    for (let i = start; i < starts[cell + 1]!; i++)
      if (Math.abs(values[i]!) > Math.abs(found)) found = values[i]!;
    return found;
  });
  const { low, high } = rangeOf(values);
  const cells = new Uint8Array(strongest.length);
  quantise(strongest, low, high, cells, 0);
  return { kind: 'vector', features: values.length, low, high, cells: base64(cells) };
}

type Size = readonly [height: number, width: number, channels: number];

const sizeOf = (shape: Shape): Size | undefined => {
  const [height, width, channels] = shape;
  return height === undefined || width === undefined || channels === undefined
    ? undefined
    : [height, width, channels];
};

/** What is drawn of a layer's output: by what it is, `what` an image, class probabilities or neither, and by its shape. */
export function packActivation(
  values: Values,
  shape: Shape,
  what: 'image' | 'classes' | undefined,
  wanted: PreviewWanted,
): Activation {
  const size = sizeOf(shape);
  if (size && what === 'image') return packImage(values, size, wanted.side);
  if (size && size[0] * size[1] > 1) return packMaps(values, size, wanted);
  if (what === 'classes') {
    const probabilities = Array.from(values, (value) => (Number.isFinite(value) ? value : 0));
    return { kind: 'classes', probabilities };
  }
  return packVector(values, wanted.side);
}
