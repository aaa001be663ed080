import { T } from './attrs.ts';
import { multiply } from './binary.ts';
import { type Builder, defineOp } from './define.ts';
import { expectInputs } from './shape.ts';
import type { Value } from './types.ts';

/** Σ t²/2, a scalar. TensorFlow: L2Loss. */
export const l2LossOp = defineOp({
  name: 'l2Loss',
  infer(inputs) {
    expectInputs('l2Loss', inputs, 1);
    return [{ dtype: 'float32', shape: [] }];
  },
  gradient: (b, { inputs, gradients: [g] }) => [g && multiply(b, g, inputs[0]!)],
  tensorflow: (emit, { inputs }) => [emit.node('L2Loss', inputs, T('float32'))],
});

/** base^exponent, elementwise; for Adam's βᵗ. Carries no gradient. TensorFlow: Pow. */
export const powerOp = defineOp({
  name: 'power',
  infer(inputs) {
    expectInputs('power', inputs, 2);
    return [inputs[1]!];
  },
  tensorflow: (emit, { inputs }) => [emit.node('Pow', inputs, T('float32'))],
});

export const l2Loss = (b: Builder, x: Value): Value => b.add(l2LossOp, [x], {})[0]!;
export const power = (b: Builder, base: Value, exponent: Value): Value =>
  b.add(powerOp, [base, exponent], {})[0]!;
