import { T, tfInt, tfType } from '../attrs.ts';
import { type Builder, defineOp, OpError } from '../define.ts';
import { expectInputs } from '../shape.ts';
import type { Value } from '../types.ts';

/**
 * Uniform in [0, 1), the shape of `like`, from int32 scalars seed and step: the same numbers for the same pair, always
 * (`statelessUniform` of `philox.ts`). TensorFlow: StatelessRandomUniform.
 */
export const randomUniformOp = defineOp({
  name: 'randomUniform',
  infer(inputs) {
    expectInputs('randomUniform', inputs, 3);
    const [seed, step, like] = inputs;
    if (seed?.dtype !== 'int32' || step?.dtype !== 'int32' || seed.shape.length || step.shape.length)
      throw new OpError('randomUniform takes its seed and step as int32 scalars');
    return [{ dtype: 'float32', shape: like!.shape }];
  },
  tensorflow(emit, { inputs, inputTypes }) {
    const [seed, step, like] = inputs as [string, string, string];
    const shape = emit.node('Shape', [like], { ...T(inputTypes[2]!.dtype), out_type: tfType('int32') });
    const pair = emit.node('Pack', [seed, step], { N: tfInt(2), ...T('int32'), axis: tfInt(0) });
    return [
      emit.node('StatelessRandomUniform', [shape, pair], {
        dtype: tfType('float32'),
        T: tfType('int32'),
        Tseed: tfType('int32'),
      }),
    ];
  },
});

export const randomUniform = (b: Builder, seed: Value, step: Value, like: Value): Value =>
  b.add(randomUniformOp, [seed, step, like], {})[0]!;
