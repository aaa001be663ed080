import { describe, expect, it, test } from 'vitest';
import type { Feed } from '../../main/trainer/engine.ts';
import { multiply } from '../../shared/ops/binary.ts';
import { findOp, ops } from '../../shared/ops/index.ts';
import { reduceSum } from '../../shared/ops/reduce.ts';
import { tensor } from '../../shared/ops/types.ts';
import { differentiate } from '../../shared/program/differentiate.ts';
import { createRandom, permutation, type Random } from '../../shared/program/random.ts';
import { type GradientCase, gradientCases, withoutGradient } from './gradient-cases.ts';
import { openProgram } from './one-program.ts';

/** Half a central difference's width: its error is of the order of the square. */
const STEP = 0.001;

const cells = (shape: readonly number[]): number => shape.reduce((product, size) => product * size, 1);

/** Values of an input: uniform, or all apart from each other and from 0. */
function draw(
  shape: readonly number[],
  { range: [low, high] = [-1, 1], apart }: Pick<GradientCase, 'range' | 'apart'>,
  random: Random,
): Feed {
  const count = cells(shape);
  const data =
    apart === undefined
      ? Float32Array.from({ length: count }, () => low + (high - low) * random.uniform())
      : Float32Array.from(permutation(count, random), (place) => (place - count / 2 + 0.5) * apart);
  return { shape, data };
}

/**
 * loss = Σ over outputs of Σ weight·y, so that every output cell counts with a weight of its own. `differences` are those of
 * the loss, taken in float64 from outputs in float32.
 */
async function check(one: GradientCase, seed: number): Promise<void> {
  const random = createRandom(seed);
  const { op: name, shapes, attrs = {}, still = [], labels } = one;
  const op = findOp(name);
  const types = [
    ...shapes.map((shape) => tensor(shape)),
    ...(labels ? [tensor([labels.length], 'int32')] : []),
  ];
  const outputs = op.infer(types, attrs);
  // What a gradient flows from: float outputs that are not scratch space of the kernel or statistics kept aside.
  const counted =
    name === 'batchNormTraining' || name === 'batchNormInference' || labels ? [0] : outputs.keys();
  const seen = [...counted];
  const weights = Object.fromEntries(
    seen.map((k): [string, Feed] => [`w${k}`, draw(outputs[k]!.shape, { range: [0.2, 1] }, random)]),
  );
  const inputs: Record<string, Feed> = Object.fromEntries(
    shapes.map((shape, i): [string, Feed] => [`x${i}`, draw(shape, one, random)]),
  );
  if (labels) inputs[`x${shapes.length}`] = { shape: [labels.length], data: Int32Array.from(labels) };
  const fedTypes = Object.fromEntries([
    ...types.map((type, i) => [`x${i}`, type] as const),
    ...seen.map((k) => [`w${k}`, outputs[k]!] as const),
  ]);
  const learning = shapes.map((_, i) => i).filter((i) => !still.includes(i));
  const open = (kind: 'native' | 'interpreter') =>
    openProgram(kind, fedTypes, (b, values) => {
      const made = b.add(
        op,
        types.map((_, i) => values[`x${i}`]!),
        attrs,
      );
      const parts = seen.map((k) =>
        reduceSum(b, multiply(b, made[k]!, values[`w${k}`]!), { axes: [...outputs[k]!.shape.keys()] }),
      );
      const loss = parts.reduce((sum, part) => b.add(findOp('add'), [sum, part], {})[0]!);
      const gradients = differentiate(
        b,
        loss,
        learning.map((i) => values[`x${i}`]!),
      );
      const fetched = Object.fromEntries(seen.map((k) => [`y${k}`, made[k]!]));
      learning.forEach((i, n) => {
        const gradient = gradients[n];
        if (!gradient) throw new Error(`${name}: no gradient flows to input ${i}`);
        expect(gradient.type.shape).toEqual(shapes[i]);
        fetched[`g${i}`] = gradient;
      });
      return fetched;
    });
  const slow = await open('interpreter');
  const native = await open('native');
  const feeds = { ...inputs, ...weights };
  const found = slow.run(feeds);
  const fused = native.run(feeds);
  for (const [key, values] of Object.entries(found))
    values.forEach((value, i) => {
      expect(Math.abs(fused[key]![i]! - value), `${key}[${i}] of the fused kernel`).toBeLessThan(
        1e-4 * (1 + Math.abs(value)),
      );
    });
  const lossOf = (): number => {
    const now = slow.run(feeds);
    return seen.reduce((sum, k) => {
      const weight = weights[`w${k}`]!.data;
      return sum + [...now[`y${k}`]!].reduce((part, y, i) => part + y * weight[i]!, 0);
    }, 0);
  };
  for (const i of learning) {
    const { data } = inputs[`x${i}`]!;
    const gradient = found[`g${i}`]!;
    // A sample of the cells of large inputs.
    const count = Math.min(data.length, 24);
    for (const at of permutation(data.length, random).subarray(0, count)) {
      const middle = data[at]!;
      data[at] = middle + STEP;
      const [above, high] = [lossOf(), data[at]!];
      data[at] = middle - STEP;
      const [below, low] = [lossOf(), data[at]!];
      data[at] = middle;
      const difference = (above - below) / (high - low);
      expect(
        Math.abs(gradient[at]! - difference),
        `input ${i}, cell ${at}: rule ${gradient[at]}, difference ${difference}`,
      ).toBeLessThan(5e-3 * (1 + Math.abs(difference)));
    }
  }
  slow.dispose();
  native.dispose();
}

test('every op has a case or a reason', () => {
  const covered = new Set([...gradientCases.map(({ op }) => op), ...Object.keys(withoutGradient)]);
  expect([...ops.keys()].filter((name) => !covered.has(name))).toEqual([]);
  for (const { op } of gradientCases) expect(findOp(op).gradient, op).toBeTypeOf('function');
  const without = Object.keys(withoutGradient).filter((name) => findOp(name).gradient);
  expect(without).toEqual([]);
});

describe.each(
  gradientCases.map((one, i) => ({ ...one, title: `${one.op} ${JSON.stringify(one.attrs ?? {})}`, i })),
)('$title', (one) => {
  it('follows finite differences, in JavaScript and in the fused kernel', () => check(one, 100 + one.i));
});
