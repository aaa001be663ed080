import { OpError } from './define.ts';
import { BATCH, type DType, type TensorType } from './types.ts';

/** `[batch, 28, 28, 1] float32`, for messages. */
export const showType = (type: TensorType): string =>
  `[${type.shape.map((size) => (size === BATCH ? 'batch' : size)).join(', ')}] ${type.dtype}`;

export const sameShape = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((size, axis) => size === b[axis]);

/** Number of elements of one sample: the batch axis counts as 1. */
export const elements = (shape: readonly number[]): number =>
  shape.reduce((product, size) => product * (size === BATCH ? 1 : size), 1);

/** @throws OpError unless exactly `count` inputs came. */
export function expectInputs(op: string, inputs: readonly TensorType[], count: number): void {
  if (inputs.length !== count) throw new OpError(`${op} takes ${count} inputs; got ${inputs.length}`);
}

/** @throws OpError unless the input has that rank. */
export function expectRank(op: string, type: TensorType | undefined, rank: number): readonly number[] {
  if (type?.shape.length !== rank)
    throw new OpError(`${op} takes a tensor of rank ${rank}; got ${type ? showType(type) : 'nothing'}`);
  return type.shape;
}

/** @throws OpError unless the input has that element type. */
export function expectDType(op: string, type: TensorType | undefined, dtype: DType): void {
  if (type?.dtype !== dtype)
    throw new OpError(`${op} takes ${dtype}; got ${type ? showType(type) : 'nothing'}`);
}

/**
 * NumPy's broadcasting. The batch axis meets itself or 1.
 * @throws OpError naming both shapes.
 */
export function broadcast(op: string, a: readonly number[], b: readonly number[]): readonly number[] {
  const rank = Math.max(a.length, b.length);
  return Array.from({ length: rank }, (_, axis) => {
    const left = a[axis - (rank - a.length)] ?? 1;
    const right = b[axis - (rank - b.length)] ?? 1;
    if (left === right || right === 1) return left;
    if (left === 1) return right;
    throw new OpError(`${op}: shapes [${a.join(', ')}] and [${b.join(', ')}] do not go together`);
  });
}
