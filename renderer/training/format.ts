import { exact, humane } from '../format/numbers.ts';

const twoDigits = (value: number): string => value.toString().padStart(2, '0');

/** `0:07`, `12:05`, `1:02:03`. Rounded up to whole seconds: what remains is never shown as nothing. */
export function duration(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const rest = twoDigits(seconds % 60);
  return hours > 0 ? `${hours}:${twoDigits(minutes)}:${rest}` : `${minutes}:${rest}`;
}

/** A share as percent, one place after the point: `97.3%`. 1 alone is `100%`. */
export function percent(share: number): string {
  if (!Number.isFinite(share)) return '–';
  const text = (share * 100).toFixed(1);
  // 0.9999 is not all of them.
  return text === '100.0' ? (share >= 1 ? '100%' : '99.9%') : `${text}%`;
}

/** A loss in four digits: `2.303`, `0.04512`, `1.2e-5`. */
export function lossText(loss: number): string {
  if (Number.isNaN(loss)) return 'NaN';
  if (!Number.isFinite(loss)) return '∞';
  if (loss !== 0 && (Math.abs(loss) < 1e-3 || Math.abs(loss) >= 1e5)) return loss.toExponential(2);
  return loss.toPrecision(4);
}

/** A tick of a loss axis: as short as it can be. */
export const lossTick = (loss: number): string =>
  loss !== 0 && (Math.abs(loss) < 1e-3 || Math.abs(loss) >= 1e5)
    ? loss.toExponential(0)
    : String(Number(loss.toPrecision(6)));

/** A tick of an accuracy axis. */
export const accuracyTick = (share: number): string => `${Number((share * 100).toPrecision(6))}%`;

/** A tick of the axis of steps. */
export const stepTick = (step: number): string => (step >= 100_000 ? humane(step) : exact(step));

/** Images a second. */
export const speed = (samplesPerSecond: number): string =>
  samplesPerSecond < 10 ? samplesPerSecond.toPrecision(2) : exact(samplesPerSecond);

/** A setting as people write it: `0.001`, `1e-8`. */
export const settingText = (value: number): string =>
  value !== 0 && Math.abs(value) < 1e-4 ? value.toExponential() : String(value);
