import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeSafetensors, encodeSafetensors, SafetensorsError, type StoredTensor } from './safetensors.ts';

const tensors = new Map<string, StoredTensor>([
  ['conv1/kernel', { dtype: 'F32', shape: [2, 3], data: new Float32Array([1, -2, 3.5, 0, 5, 6]) }],
  ['labels', { dtype: 'I32', shape: [2], data: new Int32Array([7, -1]) }],
  ['images', { dtype: 'U8', shape: [3], data: new Uint8Array([0, 128, 255]) }],
  ['scalar', { dtype: 'F32', shape: [], data: new Float32Array([42]) }],
]);

describe('safetensors', () => {
  it('gives back what was written', () => {
    const { tensors: read, metadata } = decodeSafetensors(encodeSafetensors(tensors, { step: '12' }));
    expect(metadata).toEqual({ step: '12' });
    for (const [name, tensor] of tensors) expect(read.get(name)).toEqual(tensor);
    expect(read.size).toBe(tensors.size);
  });

  it('writes the same bytes whatever the order of the map', () => {
    const reversed = new Map([...tensors].reverse());
    expect(encodeSafetensors(reversed)).toEqual(encodeSafetensors(tensors));
  });

  it('refuses a tensor whose data does not fit its shape', () => {
    const wrong = new Map([['w', { dtype: 'F32' as const, shape: [2], data: new Float32Array(3) }]]);
    expect(() => encodeSafetensors(wrong)).toThrow('w: shape [2] holds 2 values; got 3');
  });

  it('refuses any truncation with an error of its own', () => {
    const bytes = encodeSafetensors(tensors);
    for (let length = 0; length < bytes.length; length++)
      expect(() => decodeSafetensors(bytes.subarray(0, length))).toThrow(SafetensorsError);
  });

  it('reads a Buffer as it reads any other bytes, wherever it lies in its memory', () => {
    const bytes = encodeSafetensors(tensors);
    const pool = Buffer.alloc(bytes.length + 3);
    pool.set(bytes, 3);
    expect(decodeSafetensors(pool.subarray(3))).toEqual(decodeSafetensors(bytes));
  });

  it('never fails in another way, whatever bytes it is given', () => {
    const whole = encodeSafetensors(tensors);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1 }), (flips) => {
        const bytes = whole.slice();
        for (const [at, value] of flips) bytes[at] = value;
        try {
          decodeSafetensors(bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(SafetensorsError);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('refuses tensors that overlap', () => {
    const json =
      '{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"b":{"dtype":"U8","shape":[2],"data_offsets":[1,3]}}';
    const header = new TextEncoder().encode(json);
    const bytes = new Uint8Array(8 + header.length + 3);
    new DataView(bytes.buffer).setUint32(0, header.length, true);
    bytes.set(header, 8);
    expect(() => decodeSafetensors(bytes)).toThrow('a and b overlap');
  });
});
