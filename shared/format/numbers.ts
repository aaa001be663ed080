import type { Shape } from '../layers/define.ts';

const scales = [
  { from: 1e15, divisor: 1e15, suffix: 'P' },
  { from: 1e12, divisor: 1e12, suffix: 'T' },
  { from: 1e9, divisor: 1e9, suffix: 'G' },
  { from: 1e6, divisor: 1e6, suffix: 'M' },
  { from: 1e4, divisor: 1e3, suffix: 'K' },
] as const;

const threeDigits = (value: number): string => {
  if (value >= 999.5) return Math.round(value).toString();
  return value.toPrecision(3);
};

/** Thin spaces between groups of three digits, from five digits on: `9999`, `61 706`. */
export function exact(value: number): string {
  if (!Number.isFinite(value)) return '∞';
  const digits = Math.round(value).toString();
  return digits.length < 5 ? digits : digits.replace(/\B(?=(\d{3})+$)/g, '\u202f');
}

/** Three digits and a scale: `9999`, `61.7K`, `138M`. Below ten thousand exact. */
export function humane(value: number): string {
  if (!Number.isFinite(value)) return '∞';
  const index = scales.findIndex(({ from }) => Math.abs(value) >= from);
  if (index < 0) return exact(value);
  const scale = scales[index]!;
  const text = threeDigits(value / scale.divisor);
  const larger = scales[index - 1];
  // 999 999 rounds up into the next scale.
  if (text === '1000' && larger) return `${threeDigits(value / larger.divisor)}${larger.suffix}`;
  return `${text}${scale.suffix}`;
}

/** Bytes in binary units: `812 B`, `43.1 KiB`, `57.8 MiB`. */
export function humaneBytes(bytes: number): string {
  if (!Number.isFinite(bytes)) return '∞';
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'] as const;
  let unit = 0;
  let value = bytes;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${unit === 0 ? value : threeDigits(value)}\u00a0${units[unit]}`;
}

/** `55×55×96`; an axis' unknown length is left out of a shape by analysis, never guessed. */
export const shapeText = (shape: Shape): string => shape.join('×');

/** A share of 0 to 1 in percent: `89.4%`, `<0.1%` where it is not quite nothing. */
export function shareText(share: number): string {
  if (share > 0 && share < 0.0005) return '<0.1%';
  return `${Math.round(share * 1000) / 10}%`;
}
