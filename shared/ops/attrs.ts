import type { TfAttr } from './define.ts';
import type { DType } from './types.ts';

/** Short makers of GraphDef attributes. */
export const tfType = (value: DType | 'int64' | 'uint64' | 'resource'): TfAttr => ({ kind: 'type', value });
export const tfInt = (value: number): TfAttr => ({ kind: 'int', value });
export const tfFloat = (value: number): TfAttr => ({ kind: 'float', value });
export const tfBool = (value: boolean): TfAttr => ({ kind: 'bool', value });
export const tfString = (value: string): TfAttr => ({ kind: 'string', value });
export const tfShape = (value: readonly number[]): TfAttr => ({ kind: 'shape', value });
export const tfInts = (value: readonly number[]): TfAttr => ({ kind: 'ints', value });

/** The `T` most TensorFlow ops have. */
export const T = (dtype: DType): { readonly T: TfAttr } => ({ T: tfType(dtype) });
