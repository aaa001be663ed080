import { T, tfBool } from './attrs.ts';
import { type Builder, defineOp, type OpDefinition, OpError } from './define.ts';
import { expectInputs, expectRank, showType } from './shape.ts';
import { BATCH, type TensorType, type Value } from './types.ts';

export type MatmulAttrs = { readonly transposeA: boolean; readonly transposeB: boolean };

/** Rows, inner size twice, columns: of `[m, k] × [k, n]` after transposition. */
function dimensions([a, c]: readonly TensorType[], { transposeA, transposeB }: MatmulAttrs) {
  const [a0, a1] = expectRank('matmul', a, 2) as [number, number];
  const [c0, c1] = expectRank('matmul', c, 2) as [number, number];
  return {
    rows: transposeA ? a1 : a0,
    innerA: transposeA ? a0 : a1,
    innerC: transposeB ? c1 : c0,
    columns: transposeB ? c0 : c1,
  };
}

/** y = A·C, either transposed first. `[batch, in] × [in, out] → [batch, out]`. */
export const matmulOp: OpDefinition<MatmulAttrs> = defineOp<MatmulAttrs>({
  name: 'matmul',
  infer(inputs, attrs) {
    expectInputs('matmul', inputs, 2);
    const { rows, innerA, innerC, columns } = dimensions(inputs, attrs);
    if (innerA !== innerC)
      throw new OpError(`matmul: ${showType(inputs[0]!)} and ${showType(inputs[1]!)} do not go together`);
    return [{ dtype: 'float32', shape: [rows, columns] }];
  },
  multiplyAdds(inputs, attrs) {
    const { rows, innerA, columns } = dimensions(inputs, attrs);
    return [rows, innerA, columns].reduce((product, size) => product * (size === BATCH ? 1 : size), 1);
  },
  gradient(b, { inputs, attrs, gradients }) {
    const [g] = gradients;
    const [a, c] = inputs as [Value, Value];
    if (!g) return [undefined, undefined];
    const { transposeA, transposeB } = attrs;
    return [
      transposeA
        ? matmul(b, c, g, { transposeA: transposeB, transposeB: true })
        : matmul(b, g, c, { transposeA: false, transposeB: !transposeB }),
      transposeB
        ? matmul(b, g, a, { transposeA: true, transposeB: transposeA })
        : matmul(b, a, g, { transposeA: !transposeA, transposeB: false }),
    ];
  },
  tensorflow: (emit, { inputs, attrs }) => [
    emit.node('MatMul', inputs, {
      ...T('float32'),
      transpose_a: tfBool(attrs.transposeA),
      transpose_b: tfBool(attrs.transposeB),
    }),
  ],
});

export const matmul = (b: Builder, a: Value, c: Value, attrs: Partial<MatmulAttrs> = {}): Value =>
  b.add(matmulOp, [a, c], { transposeA: false, transposeB: false, ...attrs })[0]!;
