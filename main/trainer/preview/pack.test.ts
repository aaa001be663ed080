import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitting, packActivation, shrink } from './pack.ts';

const wanted = (more: object = {}) => ({ node: 'n', first: 0, count: 16, side: 64, ...more });
const bytes = (text: string): number[] => [...Buffer.from(text, 'base64')];
const finite = fc.float({ noNaN: true, noDefaultInfinity: true, min: -1000, max: 1000 });

describe('packActivation', () => {
  it('gives maps whose cells say each value to within half of a 255th of the range', () => {
    const sized = fc
      .tuple(fc.integer({ min: 2, max: 8 }), fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 5 }))
      .chain(([height, width, channels]) =>
        fc.record({
          shape: fc.constant([height, width, channels]),
          values: fc.array(finite, {
            minLength: height * width * channels,
            maxLength: height * width * channels,
          }),
        }),
      );
    fc.assert(
      fc.property(sized, fc.nat(6), fc.integer({ min: 1, max: 6 }), ({ shape, values }, first, count) => {
        const packed = packActivation(Float32Array.from(values), shape, undefined, wanted({ first, count }));
        if (packed.kind !== 'maps') throw new Error(packed.kind);
        const [height = 0, width = 0, channels = 0] = shape;
        expect(packed.shape).toEqual(shape);
        expect(packed.first).toBe(Math.min(first, channels - 1));
        expect(packed.maps.length).toBe(Math.min(count, channels - packed.first));
        const cells = bytes(packed.cells);
        packed.maps.forEach(({ low, high }, map) => {
          for (let i = 0; i < height * width; i++) {
            const value = Math.fround(values[i * channels + packed.first + map]!);
            const told = low + (cells[map * height * width + i]! / 255) * (high - low);
            expect(Math.abs(told - value)).toBeLessThanOrEqual((high - low) / 255 / 2 + 1e-3);
          }
        });
      }),
    );
  });

  it('shrinks large maps by means, and tells the range of the whole', () => {
    expect(fitting({ height: 224, width: 112 }, 64)).toEqual({ height: 64, width: 32 });
    expect([
      ...shrink(Float32Array.of(1, 3, 5, 7), { height: 2, width: 2 }, { height: 1, width: 1 }),
    ]).toEqual([4]);
    const values = new Float32Array(128 * 128).fill(0.5);
    values[0] = -2;
    values[128 * 128 - 1] = 7;
    const packed = packActivation(values, [128, 128, 1], undefined, wanted());
    if (packed.kind !== 'maps') throw new Error(packed.kind);
    expect(packed).toMatchObject({ height: 64, width: 64, maps: [{ low: -2, high: 7 }] });
  });

  it('keeps what stands out of a long vector', () => {
    const values = new Float32Array(1000);
    values[501] = -4;
    values[999] = 2;
    const packed = packActivation(values, [1000], undefined, wanted({ side: 100 }));
    if (packed.kind !== 'vector') throw new Error(packed.kind);
    expect(packed).toMatchObject({ features: 1000, low: -4, high: 2 });
    const cells = bytes(packed.cells);
    expect(cells.length).toBe(100);
    expect(cells[50]).toBe(0);
    expect(cells[99]).toBe(255);
  });

  it('gives pixels back as they were, probabilities exactly, and outlives what is not a number', () => {
    const image = packActivation(Float32Array.of(0, 1, 0.2, 0.6), [2, 2, 1], 'image', wanted());
    expect(image.kind === 'image' && bytes(image.pixels)).toEqual([0, 255, 51, 153]);
    expect(packActivation(Float32Array.of(0.25, 0.75), [2], 'classes', wanted())).toEqual({
      kind: 'classes',
      probabilities: [0.25, 0.75],
    });
    const bad = packActivation(
      Float32Array.of(Number.NaN, Number.POSITIVE_INFINITY),
      [2],
      undefined,
      wanted(),
    );
    expect(bad).toMatchObject({ low: 0, high: 0 });
  });
});
