import type { Scale } from './downsampling.ts';

export interface Axis {
  readonly scale: Scale;
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
}

/** 1, 2 or 5 times a power of ten, about a `count`th of `span`. */
export function niceStep(span: number, count: number): number {
  const rough = span / Math.max(1, count);
  const power = 10 ** Math.floor(Math.log10(rough));
  const digit = rough / power;
  return power * (digit < 1.5 ? 1 : digit < 3.5 ? 2 : digit < 7.5 ? 5 : 10);
}

const multiples = (low: number, high: number, step: number): number[] => {
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  // Through the reciprocal where the step is a fraction: 3·0.1 is not 0.3, 3/10 is.
  const at = step < 1 ? (index: number) => index / Math.round(1 / step) : (index: number) => index * step;
  return Array.from({ length: last - first + 1 }, (_, index) => at(first + index));
};

/** An axis from `low` to `high`, widened to whole ticks. `bounds` are values it never goes beyond. */
export function linearAxis(
  low: number,
  high: number,
  count: number,
  bounds: readonly [number, number] = [-Infinity, Infinity],
): Axis {
  // A flat curve gets an axis too, and so does one that differs by rounding alone.
  const size = Math.max(Math.abs(low), Math.abs(high));
  const span = high - low > size * 1e-6 && high - low > 1e-9 ? high - low : Math.max(size, 1) * 0.1;
  const step = niceStep(span, count);
  const from = Math.max(bounds[0], Math.floor(low / step + 1e-9) * step);
  const to = Math.min(bounds[1], Math.ceil((low + span) / step - 1e-9) * step);
  const start = from < to ? from : from - step;
  return { scale: 'linear', domain: [start, to], ticks: multiples(start, to, step) };
}

/** An axis of powers of ten; with 2 and 5 between them where there are few. `low` is above 0. */
export function logAxis(low: number, high: number): Axis {
  const from = Math.floor(Math.log10(low) + 1e-9);
  const to = Math.max(from + 1, Math.ceil(Math.log10(high) - 1e-9));
  const digits = to - from <= 2 ? [1, 2, 5] : [1];
  const every = Math.ceil((to - from) / 8);
  const ticks: number[] = [];
  for (let power = from; power <= to; power += every) {
    for (const digit of digits) {
      const tick = Number(`${digit}e${power}`);
      if (power < to || digit === 1) ticks.push(tick);
    }
  }
  return { scale: 'log', domain: [Number(`1e${from}`), Number(`1e${to}`)], ticks };
}

/** Steps from the first to the last: ticks are whole and lie inside. */
export function stepAxis(first: number, last: number, count: number): Axis {
  const high = Math.max(last, first + 1);
  const step = Math.max(1, niceStep(high - first, count));
  return { scale: 'linear', domain: [first, high], ticks: multiples(first, high, step) };
}

/** Where on the axis a value lies: 0 at its start, 1 at its end. */
export function place({ scale, domain: [low, high] }: Axis, value: number): number {
  if (scale === 'linear') return (value - low) / (high - low);
  return (Math.log(value) - Math.log(low)) / (Math.log(high) - Math.log(low));
}
