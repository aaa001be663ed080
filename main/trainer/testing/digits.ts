import { createRequire } from 'node:module';
import { encodeSafetensors } from '../../../shared/exporters/safetensors.ts';

interface Digit {
  readonly raw: readonly number[];
  readonly length: number;
}
const digits: Readonly<Record<number, Digit>> = createRequire(import.meta.url)('mnist');

/** A prepared data set of real handwritten digits, `perClass` of each, in turns. */
export function preparedDigits(perClass: number): Uint8Array {
  const count = perClass * 10;
  const images = new Uint8Array(count * 784);
  const labels = Int32Array.from({ length: count }, (_, i) => i % 10);
  labels.forEach((label, i) => {
    const from = Math.floor(i / 10) * 784;
    const { raw } = digits[label]!;
    for (let pixel = 0; pixel < 784; pixel++) images[i * 784 + pixel] = Math.round(raw[from + pixel]! * 255);
  });
  return encodeSafetensors(
    new Map([
      ['images', { dtype: 'U8' as const, shape: [count, 28, 28, 1], data: images }],
      ['labels', { dtype: 'I32' as const, shape: [count], data: labels }],
    ]),
    { title: 'digits', classes: JSON.stringify([...'0123456789']) },
  );
}
