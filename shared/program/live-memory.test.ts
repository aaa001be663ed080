import { describe, expect, it } from 'vitest';
import { reluOp } from '../ops/activation.ts';
import { add, multiply } from '../ops/binary.ts';
import { createBuilder } from '../ops/builder.ts';
import { reduceSum } from '../ops/reduce.ts';
import { reshape } from '../ops/reshape.ts';
import { placeholder, readVariable } from '../ops/sources.ts';
import { BATCH, tensor } from '../ops/types.ts';
import { assignVariable } from '../ops/updates.ts';
import { bytesOf, liveMemory } from './live-memory.ts';

const B = 4;
/** A value of `[BATCH, 8]` in a batch of four. */
const ROW = 4 * B * 8;
const begin = () => {
  const b = createBuilder();
  return { b, x: placeholder(b, 'x', tensor([BATCH, 8])) };
};

describe('bytes of a value', () => {
  it('are its elements times its width; only the batch axis depends on the batch', () => {
    expect(bytesOf(tensor([BATCH, 28, 28, 6]), 32)).toBe(4 * 32 * 28 * 28 * 6);
    expect(bytesOf(tensor([84, 10]), 32)).toBe(4 * 840);
    expect(bytesOf({ dtype: 'bool', shape: [BATCH, 3] }, 2)).toBe(6);
    expect(bytesOf(tensor([]), 32)).toBe(4);
  });
});

describe('what is alive at once', () => {
  it('does not count what is fed or belongs to a variable', () => {
    const { b } = begin();
    const w = readVariable(b, 'w', [100]);
    expect(liveMemory(b.build(), B, [w.id]).peak).toBe(0);
  });

  it('an in-place chain takes one value’s memory, however long', () => {
    const { b, x } = begin();
    let y = multiply(b, x, x);
    for (let i = 0; i < 5; i++) y = b.add(reluOp, [y], {})[0]!;
    expect(liveMemory(b.build(), B, [y.id])).toEqual({ peak: ROW, kept: 0 });
  });

  it('a value that is needed later is not written over', () => {
    const { b, x } = begin();
    const y = multiply(b, x, x);
    const z = b.add(reluOp, [y], {})[0]!;
    const sum = add(b, z, y);
    expect(liveMemory(b.build(), B, [sum.id]).peak).toBe(2 * ROW);
  });

  it('a view shares memory and keeps it', () => {
    const { b, x } = begin();
    const y = multiply(b, x, x);
    const flat = reshape(b, y, { shape: [BATCH, 2, 4] });
    const other = multiply(b, x, x);
    expect(liveMemory(b.build(), B, [flat.id, other.id]).peak).toBe(2 * ROW);
    expect(liveMemory(b.build(), B, [other.id]).peak).toBe(ROW);
  });

  it('a gradient is gone with its update, though updates stand at the end', () => {
    const { b, x } = begin();
    const first = reduceSum(b, multiply(b, x, x), { axes: [0] });
    const second = reduceSum(b, multiply(b, x, x), { axes: [0] });
    assignVariable(b, 'v', first);
    assignVariable(b, 'w', second);
    // [8] in float32 beside one row, not two of them.
    expect(liveMemory(b.build(), B, []).peak).toBe(ROW + 32);
  });

  it('what is kept after a value is what later instructions read', () => {
    const { b, x } = begin();
    const y = multiply(b, x, x);
    const loss = reduceSum(b, y, { axes: [0, 1] });
    const back = multiply(b, y, x);
    expect(liveMemory(b.build(), B, [loss.id, back.id], loss.id)).toEqual({ peak: ROW + 4, kept: ROW + 4 });
  });
});
