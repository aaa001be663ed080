import { T } from './attrs.ts';
import { cast } from './cast.ts';
import { type Builder, defineOp, type GradientContext, OpError } from './define.ts';
import { negate } from './negate.ts';
import { broadcast, expectInputs, showType } from './shape.ts';
import { sumTo } from './sum-to.ts';
import type { Attrs, DType, TensorType, Value } from './types.ts';

function inferBinary(name: string, inputs: readonly TensorType[], dtype?: DType): readonly TensorType[] {
  expectInputs(name, inputs, 2);
  const [a, c] = inputs as [TensorType, TensorType];
  if (a.dtype !== c.dtype)
    throw new OpError(`${name} takes two tensors of one type; got ${showType(a)} and ${showType(c)}`);
  return [{ dtype: dtype ?? a.dtype, shape: broadcast(name, a.shape, c.shape) }];
}

/** Elementwise with broadcasting; `rule` gives both gradients before they are summed back to their shapes. */
const defineBinary = (
  name: string,
  tfOp: string,
  rule: (b: Builder, a: Value, c: Value, gradient: Value) => readonly [Value, Value],
) =>
  defineOp({
    name,
    infer: (inputs) => inferBinary(name, inputs),
    gradient(b, { inputs, gradients }: GradientContext<Attrs>) {
      const [a, c] = inputs as [Value, Value];
      if (!gradients[0] || a.type.dtype !== 'float32') return [undefined, undefined];
      const [da, dc] = rule(b, a, c, gradients[0]);
      return [sumTo(b, da, a.type.shape), sumTo(b, dc, c.type.shape)];
    },
    tensorflow: (emit, { inputs, inputTypes }) => [emit.node(tfOp, inputs, T(inputTypes[0]!.dtype))],
  });

const defineComparison = (name: string, tfOp: string) =>
  defineOp({
    name,
    infer: (inputs) => inferBinary(name, inputs, 'bool'),
    tensorflow: (emit, { inputs, inputTypes }) => [emit.node(tfOp, inputs, T(inputTypes[0]!.dtype))],
  });

export const addOp = defineBinary('add', 'AddV2', (_, __, ___, g) => [g, g]);
export const subtractOp = defineBinary('subtract', 'Sub', (b, _, __, g) => [g, negate(b, g)]);
export const multiplyOp = defineBinary('multiply', 'Mul', (b, a, c, g) => [
  multiply(b, g, c),
  multiply(b, g, a),
]);
export const divideOp = defineBinary('divide', 'RealDiv', (b, a, c, g) => [
  divide(b, g, c),
  negate(b, divide(b, multiply(b, g, a), multiply(b, c, c))),
]);
/** The larger; where both are as large, all of the gradient goes to the first. */
export const maximumOp = defineBinary('maximum', 'Maximum', (b, a, c, g) => {
  const first = multiply(b, g, cast(b, greaterEqual(b, a, c), 'float32'));
  return [first, subtract(b, g, first)];
});
/** The smaller; where both are as small, all of the gradient goes to the first. */
export const minimumOp = defineBinary('minimum', 'Minimum', (b, a, c, g) => {
  const first = multiply(b, g, cast(b, greaterEqual(b, c, a), 'float32'));
  return [first, subtract(b, g, first)];
});
export const greaterEqualOp = defineComparison('greaterEqual', 'GreaterEqual');
export const equalOp = defineComparison('equal', 'Equal');

export const add = (b: Builder, a: Value, c: Value): Value => b.add(addOp, [a, c], {})[0]!;
export const subtract = (b: Builder, a: Value, c: Value): Value => b.add(subtractOp, [a, c], {})[0]!;
export const multiply = (b: Builder, a: Value, c: Value): Value => b.add(multiplyOp, [a, c], {})[0]!;
export const divide = (b: Builder, a: Value, c: Value): Value => b.add(divideOp, [a, c], {})[0]!;
export const greaterEqual = (b: Builder, a: Value, c: Value): Value => b.add(greaterEqualOp, [a, c], {})[0]!;
export const equal = (b: Builder, a: Value, c: Value): Value => b.add(equalOp, [a, c], {})[0]!;
export const maximum = (b: Builder, a: Value, c: Value): Value => b.add(maximumOp, [a, c], {})[0]!;
export const minimum = (b: Builder, a: Value, c: Value): Value => b.add(minimumOp, [a, c], {})[0]!;
