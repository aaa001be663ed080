import { T } from './attrs.ts';
import { divide, multiply } from './binary.ts';
import { type Builder, defineOp, type OpDefinition, OpError } from './define.ts';
import { expectDType, expectInputs, sameShape, showType } from './shape.ts';
import { constant } from './sources.ts';
import type { Attrs, TensorType, Value } from './types.ts';

const inferSame = (name: string, inputs: readonly TensorType[]): readonly TensorType[] => {
  expectInputs(name, inputs, 1);
  expectDType(name, inputs[0], 'float32');
  return [inputs[0]!];
};

/** One cell in, one cell out; `rule` gives dx of (g, x, y). Absent: nothing is learnt through it. */
const defineUnary = (
  name: string,
  tfOp: string,
  rule?: (b: Builder, gradient: Value, x: Value, y: Value) => Value,
): OpDefinition<Attrs> =>
  defineOp<Attrs>({
    name,
    infer: (inputs) => inferSame(name, inputs),
    ...(rule && {
      gradient: (b, { inputs, outputs, gradients: [g] }) => [g && rule(b, g, inputs[0]!, outputs[0]!)],
    }),
    tensorflow: (emit, { inputs }) => [emit.node(tfOp, inputs, T('float32'))],
  });

/** The gradient of an activation by a fused kernel: (g, x or y) → dx. */
const defineFusedGrad = (name: string, tfOp: string): OpDefinition<Attrs> =>
  defineOp<Attrs>({
    name,
    infer(inputs) {
      expectInputs(name, inputs, 2);
      if (!sameShape(inputs[0]!.shape, inputs[1]!.shape))
        throw new OpError(`${name}: ${showType(inputs[0]!)} and ${showType(inputs[1]!)} differ`);
      return [inputs[0]!];
    },
    tensorflow: (emit, { inputs }) => [emit.node(tfOp, inputs, T('float32'))],
  });

/** dx = g where y > 0, g·(y + 1) elsewhere. From (g, y). */
export const eluGradOp = defineFusedGrad('eluGrad', 'EluGrad');
/** dx = λ·g where y > 0, g·(y + λα) elsewhere. From (g, y). */
export const seluGradOp = defineFusedGrad('seluGrad', 'SeluGrad');
/** dx = g/(1 + e^−x). From (g, x). */
export const softplusGradOp = defineFusedGrad('softplusGrad', 'SoftplusGrad');

const run = (b: Builder, op: OpDefinition<Attrs>, ...inputs: readonly Value[]): Value =>
  b.add(op, inputs, {})[0]!;

/** e^x */
export const expOp = defineUnary('exp', 'Exp', (b, g, _, y) => multiply(b, g, y));
/** Natural logarithm. */
export const logOp = defineUnary('log', 'Log', (b, g, x) => divide(b, g, x));
/** −1, 0 or 1. */
export const signOp = defineUnary('sign', 'Sign');
export const absOp = defineUnary('abs', 'Abs', (b, g, x) => multiply(b, g, sign(b, x)));
export const squareOp = defineUnary('square', 'Square', (b, g, x) =>
  multiply(b, g, multiply(b, x, constant(b, 2))),
);
export const sqrtOp = defineUnary('sqrt', 'Sqrt', (b, g, _, y) =>
  divide(b, multiply(b, g, constant(b, 0.5)), y),
);
/** erf x = 2/√π·∫₀ˣ e^−t² dt; dx = g·2/√π·e^−x². */
export const erfOp = defineUnary('erf', 'Erf', (b, g, x) =>
  multiply(
    b,
    g,
    multiply(b, exp(b, multiply(b, square(b, x), constant(b, -1))), constant(b, 2 / Math.sqrt(Math.PI))),
  ),
);
/** y = x where x > 0, e^x − 1 elsewhere (Clevert et al. 2016). */
export const eluOp = defineUnary('elu', 'Elu', (b, g, _, y) => run(b, eluGradOp, g, y));
/** y = λx where x > 0, λα(e^x − 1) elsewhere, λ and α of Klambauer et al. 2017. */
export const seluOp = defineUnary('selu', 'Selu', (b, g, _, y) => run(b, seluGradOp, g, y));
/** y = ln(1 + e^x), without overflow. */
export const softplusOp = defineUnary('softplus', 'Softplus', (b, g, x) => run(b, softplusGradOp, g, x));

export const exp = (b: Builder, x: Value): Value => run(b, expOp, x);
export const log = (b: Builder, x: Value): Value => run(b, logOp, x);
export const sign = (b: Builder, x: Value): Value => run(b, signOp, x);
export const abs = (b: Builder, x: Value): Value => run(b, absOp, x);
export const square = (b: Builder, x: Value): Value => run(b, squareOp, x);
export const sqrt = (b: Builder, x: Value): Value => run(b, sqrtOp, x);
export const erf = (b: Builder, x: Value): Value => run(b, erfOp, x);
export const elu = (b: Builder, x: Value): Value => run(b, eluOp, x);
export const selu = (b: Builder, x: Value): Value => run(b, seluOp, x);
export const softplus = (b: Builder, x: Value): Value => run(b, softplusOp, x);
