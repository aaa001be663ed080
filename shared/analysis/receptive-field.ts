import type { Shape, Size, Window } from '../layers/define.ts';
import type { ReceptiveField } from './types.ts';

const both = (rule: (axis: 0 | 1) => number): Size => [rule(0), rule(1)];

/** What one cell of the input itself sees: itself. */
export const inputField: ReceptiveField = { size: [1, 1], jump: [1, 1], start: [0.5, 0.5] };

/**
 * Through one window (Araujo, Norris & Sim 2019, "Computing Receptive Fields of Convolutional Neural Networks"):
 * size' = size + (D·(F − 1))·jump, jump' = jump·S, start' = start + (D·(F − 1)/2 − P)·jump.
 */
export function throughWindow({ size, jump, start }: ReceptiveField, w: Window): ReceptiveField {
  const reach = both((i) => w.dilation[i] * (w.kernel[i] - 1));
  return {
    size: both((i) => size[i] + reach[i] * jump[i]),
    jump: both((i) => jump[i] * w.stride[i]),
    start: both((i) => start[i] + (reach[i] / 2 - w.padding[i]) * jump[i]),
  };
}

/** Every output sees everything. */
export const globalField = (input: Shape): ReceptiveField => ({
  size: [input[0] ?? 1, input[1] ?? 1],
  jump: [input[0] ?? 1, input[1] ?? 1],
  start: [(input[0] ?? 1) / 2, (input[1] ?? 1) / 2],
});

/** Where branches meet, the widest of them. */
export const mergeFields = (fields: readonly ReceptiveField[]): ReceptiveField | undefined =>
  fields.length === 0
    ? undefined
    : fields.reduce((a, b) => ({
        size: both((i) => Math.max(a.size[i], b.size[i])),
        jump: both((i) => Math.max(a.jump[i], b.jump[i])),
        start: both((i) => Math.min(a.start[i], b.start[i])),
      }));
