import { T } from './attrs.ts';
import { type Builder, defineOp, OpError } from './define.ts';
import { elements } from './shape.ts';
import type { DType, TensorType, Value } from './types.ts';

type TypeAttrs = { readonly dtype: string; readonly shape: readonly number[] };
const DTYPES: readonly DType[] = ['float32', 'int32', 'bool'];

const typeOf = (op: string, { dtype, shape }: TypeAttrs): TensorType => {
  const known = DTYPES.find((name) => name === dtype);
  if (!known) throw new OpError(`${op}: dtype must be one of ${DTYPES.join(', ')}; got ${dtype}`);
  return { dtype: known, shape };
};

/** A tensor known when the program is made; `values` row-major. */
export const constantOp = defineOp<TypeAttrs & { readonly values: readonly number[] }>({
  name: 'constant',
  infer(_, attrs) {
    if (attrs.values.length !== elements(attrs.shape))
      throw new OpError(`constant of shape [${attrs.shape.join(', ')}] got ${attrs.values.length} values`);
    return [typeOf('constant', attrs)];
  },
  tensorflow: (emit, { attrs, outputTypes }) => [
    emit.constant(attrs.values, attrs.shape, outputTypes[0]!.dtype),
  ],
});

/** What a signature is fed under `name`. */
export const placeholderOp = defineOp<TypeAttrs & { readonly name: string }>({
  name: 'placeholder',
  infer: (_, attrs) => [typeOf('placeholder', attrs)],
  tensorflow: (emit, { attrs, outputTypes }) => [emit.placeholder(attrs.name, outputTypes[0]!)],
});

/** The value a variable has before this step's updates. TensorFlow: ReadVariableOp. */
export const readVariableOp = defineOp<{ readonly name: string; readonly shape: readonly number[] }>({
  name: 'readVariable',
  infer: (_, { shape }) => [{ dtype: 'float32', shape }],
  tensorflow: (emit, { attrs }) => [
    emit.node('ReadVariableOp', [emit.variable(attrs.name)], { dtype: T('float32').T }),
  ],
});

/** A constant of `shape` filled from `value` (one number fills a scalar). */
export const constant = (
  b: Builder,
  value: number | readonly number[],
  shape: readonly number[] = [],
  dtype: DType = 'float32',
): Value => b.add(constantOp, [], { values: typeof value === 'number' ? [value] : value, shape, dtype })[0]!;

export const placeholder = (b: Builder, name: string, type: TensorType): Value =>
  b.add(placeholderOp, [], { name, dtype: type.dtype, shape: type.shape })[0]!;

export const readVariable = (b: Builder, name: string, shape: readonly number[]): Value =>
  b.add(readVariableOp, [], { name, shape })[0]!;
