/**
 * Philox4x32-10 (Salmon et al. 2011), as TensorFlow's stateless ops use it, so that every engine draws the same bits.
 */
const M0 = 0xd2511f53;
const M1 = 0xcd9e8d57;
const W0 = 0x9e3779b9;
const W1 = 0xbb67ae85;

/** Upper 32 bits of the product of two unsigned 32-bit numbers. */
function multiplyHigh(a: number, b: number): number {
  const aLow = a & 0xffff;
  const aHigh = a >>> 16;
  const bLow = b & 0xffff;
  const bHigh = b >>> 16;
  const low = aLow * bLow;
  const middle = aHigh * bLow + (low >>> 16);
  const carry = aLow * bHigh + (middle % 0x10000);
  return (aHigh * bHigh + Math.floor(middle / 0x10000) + Math.floor(carry / 0x10000)) >>> 0;
}

/** One block: `counter` (4 words) under `key` (2 words), into `out`. */
export function philoxBlock(counter: Uint32Array, key: Uint32Array, out: Uint32Array): void {
  let [c0, c1, c2, c3] = counter as unknown as [number, number, number, number];
  let [k0, k1] = key as unknown as [number, number];
  for (let round = 0; round < 10; round++) {
    const high0 = multiplyHigh(M0, c0);
    const low0 = Math.imul(M0, c0) >>> 0;
    const high1 = multiplyHigh(M1, c2);
    const low1 = Math.imul(M1, c2) >>> 0;
    c0 = (high1 ^ c1 ^ k0) >>> 0;
    c1 = low1;
    c2 = (high0 ^ c3 ^ k1) >>> 0;
    c3 = low0;
    k0 = (k0 + W0) >>> 0;
    k1 = (k1 + W1) >>> 0;
  }
  out[0] = c0;
  out[1] = c1;
  out[2] = c2;
  out[3] = c3;
}

/**
 * What TensorFlow's `StatelessRandomUniform` gives for int32 `[seed, step]`: the seeds are scrambled into key and counter
 * (`GenerateKey` of stateless_random_ops.cc), each block gives four numbers, and 23 bits make a float in [0, 1).
 */
export function statelessUniform(seed: number, step: number, count: number): Float32Array {
  const counter = new Uint32Array([seed, seed < 0 ? -1 : 0, step, step < 0 ? -1 : 0]);
  const key = new Uint32Array([0x3ec8f720, 0x02461e29]);
  const mix = new Uint32Array(4);
  philoxBlock(counter, key, mix);
  key.set([mix[0]!, mix[1]!]);
  counter.set([0, 0, mix[2]!, mix[3]!]);
  const bits = new Uint32Array(1);
  const float = new Float32Array(bits.buffer);
  const values = new Float32Array(count);
  const block = new Uint32Array(4);
  for (let i = 0; i < count; i += 4) {
    philoxBlock(counter, key, block);
    for (let lane = 0; lane < 4 && i + lane < count; lane++) {
      bits[0] = (block[lane]! & 0x7fffff) | 0x3f800000;
      values[i + lane] = float[0]! - 1;
    }
    for (let word = 0; word < 4; word++) {
      counter[word] = counter[word]! + 1;
      if (counter[word] !== 0) break;
    }
  }
  return values;
}
