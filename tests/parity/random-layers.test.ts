import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { networkOf } from '../../main/trainer/testing/networks.ts';
import { analyse } from '../../shared/analysis/index.ts';
import { layers } from '../../shared/layers/index.ts';
import type { JsonObject } from '../../shared/network/network.ts';
import { stopGradient } from '../../shared/ops/cast.ts';
import { reduceSum } from '../../shared/ops/reduce.ts';
import { BATCH, tensor } from '../../shared/ops/types.ts';
import { differentiate } from '../../shared/program/differentiate.ts';
import { lower } from '../../shared/program/lower.ts';
import { difference } from './compare.ts';
import { casesOf } from './layer-cases.ts';
import { runsOf } from './layer-programs.ts';
import { type OneProgram, openProgram } from './one-program.ts';

/** What layers draw at random while training: how often, how large, and where the gradient goes; seeds are fixed. */
type Kind = 'native' | 'interpreter';
type Shape = readonly number[];

interface Drawn {
  /** Outputs of two nodes of the layer on the same input, and the gradient of Σ one in the input. */
  readonly one: Float32Array;
  readonly two: Float32Array;
  readonly gradient: Float32Array;
}

interface Layer {
  /** One sample's values, fed `count` times over. */
  draw(sample: ArrayLike<number>, count: number, at?: { seed?: number; step?: number }): Drawn;
  dispose(): void;
}

/** Two nodes of a layer side by side, as the compiler lowers them. */
async function open(
  kind: Kind,
  type: string,
  params: JsonObject,
  shape: Shape,
  training = true,
): Promise<Layer> {
  const [height, width, channels] = shape;
  const network = networkOf(type, [
    ['input', 'Input', { height: height!, width: width!, channels: channels! }],
    ['one', type, params, ['input']],
    ['two', type, params, ['input']],
    ['sum', 'Add', {}, ['one', 'two']],
  ]);
  const analysis = analyse(network);
  const scalar = tensor([], 'int32');
  const inputs = { x: tensor([BATCH, ...shape]), ...(training ? { seed: scalar, step: scalar } : {}) };
  const program: OneProgram = await openProgram(kind, inputs, (b) => {
    const { outputs } = lower(b, network, analysis, { training, weights: [], frozen: new Set() });
    const [x, one, two] = ['input', 'one', 'two'].map((id) => outputs.get(id)!);
    const loss = reduceSum(b, one!, { axes: [...one!.type.shape.keys()] });
    const [gradient] = differentiate(b, loss, [x!]);
    return { one: stopGradient(b, one!), two: stopGradient(b, two!), gradient: stopGradient(b, gradient!) };
  });
  return {
    draw(sample, count, { seed = 1, step = 1 } = {}) {
      const data = Float32Array.from({ length: sample.length * count }, (_, i) => sample[i % sample.length]!);
      const fetched = program.run({
        x: { shape: [count, ...shape], data },
        seed: { shape: [], data: Int32Array.of(seed) },
        step: { shape: [], data: Int32Array.of(step) },
      });
      const values = (name: string): Float32Array => Float32Array.from(fetched[name]!);
      return { one: values('one'), two: values('two'), gradient: values('gradient') };
    },
    dispose: () => program.dispose(),
  };
}

/** Σ (found − expected)²/expected over what can be drawn. */
const chiSquare = (found: readonly number[], expected: readonly number[]): number =>
  expected.reduce((sum, wanted, i) => (wanted === 0 ? sum : sum + (found[i]! - wanted) ** 2 / wanted), 0);
/** Once in a thousand a chi-square of so many degrees of freedom is larger. */
const ONCE_IN_1000: Readonly<Record<number, number>> = { 4: 18.47, 9: 27.88 };
/** Standard deviations that a share may lie from what is expected. */
const DEVIATIONS = 4;

const mean = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((a, b) => a + b, 0) / values.length;
const share = (values: ArrayLike<number>, is: (value: number) => boolean): number =>
  Array.from(values).filter(is).length / values.length;

const tested = ['StochasticPool', 'RReLU', 'Dropout', 'SpatialDropout'];
test('every layer that draws at random is tested here', () => {
  const random = layers.filter((layer) =>
    casesOf(layer).some((one, i) => runsOf(one, `${i}`).some((run) => run.random)),
  );
  expect(random.map(({ type }) => type).sort()).toEqual([...tested].sort());
});

describe.each<[string, JsonObject]>([
  ['StochasticPool', { kernel: 2 }],
  ['RReLU', {}],
  ['Dropout', { rate: 0.4 }],
  ['SpatialDropout', { rate: 0.4 }],
])('%s', (type, params) => {
  const sample = Float32Array.from({ length: 32 }, (_, i) => ((i % 7) - 7.5) / 4);
  it('draws the same for the same seed and step, on both engines, and otherwise something else', async () => {
    const drawn: Drawn[] = [];
    for (const kind of ['native', 'interpreter'] as const) {
      const layer = await open(kind, type, params, [4, 2, 4]);
      const first = layer.draw(sample, 16, { seed: 3, step: 5 });
      expect(layer.draw(sample, 16, { seed: 3, step: 5 })).toEqual(first);
      const others = [
        layer.draw(sample, 16, { seed: 3, step: 6 }),
        layer.draw(sample, 16, { seed: 4, step: 5 }),
        layer.draw(sample, 16, { seed: 5, step: 3 }),
      ];
      for (const other of others) expect(other.one).not.toEqual(first.one);
      expect(first.two).not.toEqual(first.one);
      drawn.push(first);
      layer.dispose();
    }
    for (const name of ['one', 'two', 'gradient'] as const)
      expect(difference(drawn[0]![name], drawn[1]![name])).toBeLessThan(1e-6);
  });
});

describe.each(['native', 'interpreter'] as const)('on the %s engine', (kind) => {
  describe('StochasticPool', () => {
    /** A window of 2×3, one cell of it 0. */
    const cells = [1, -2, 0, 3, 0.5, -1.5];
    const sum = cells.reduce((total, cell) => total + Math.abs(cell), 0);
    const COUNT = 10_000;
    let drawn: Drawn;
    beforeAll(async () => {
      const layer = await open(kind, 'StochasticPool', { kernel: [2, 3] }, [2, 3, 1]);
      drawn = layer.draw(cells, COUNT);
      layer.dispose();
    });

    it('draws cell i with frequency |aᵢ|/Σ|a|', () => {
      const found = cells.map((cell) => Array.from(drawn.one).filter((value) => value === cell).length);
      expect(found.reduce((total, count) => total + count, 0)).toBe(COUNT);
      expect(found[2]).toBe(0);
      const expected = cells.map((cell) => (COUNT * Math.abs(cell)) / sum);
      expect(chiSquare(found, expected)).toBeLessThan(ONCE_IN_1000[4]!);
    });

    it('passes the gradient to the drawn cell alone', () => {
      drawn.one.forEach((value, window) => {
        const gradient = [...drawn.gradient.subarray(window * cells.length, (window + 1) * cells.length)];
        expect(gradient).toEqual(cells.map((cell) => (cell === value ? 1 : 0)));
      });
    });

    it('with windows that overlap and reach into the padding: a real cell each, a gradient for each draw', async () => {
      const layer = await open(kind, 'StochasticPool', { kernel: 3, stride: 1, padding: 1 }, [3, 3, 1]);
      const sample = [1, 2, 3, 4, 5, 6, 7, 8, 9];
      const { one, gradient } = layer.draw(sample, 200);
      layer.dispose();
      for (let n = 0; n < 200; n++) {
        const outputs = one.subarray(9 * n, 9 * n + 9);
        const times = sample.map((cell) => outputs.filter((value) => value === cell).length);
        expect([...gradient.subarray(9 * n, 9 * n + 9)]).toEqual(times);
        expect(times.reduce((total, count) => total + count, 0)).toBe(9);
        // The first window sees 1, 2, 4 and 5.
        expect([1, 2, 4, 5]).toContain(outputs[0]);
      }
    });

    it('has nothing to draw in a window of zeros', async () => {
      const layer = await open(kind, 'StochasticPool', { kernel: 2 }, [2, 2, 1]);
      const { one, gradient } = layer.draw([0, 0, 0, 0], 50);
      layer.dispose();
      expect(new Set(one)).toEqual(new Set([0]));
      expect([...gradient].every(Number.isFinite)).toBe(true);
    });

    it('gives the mean weighted by those probabilities at inference', async () => {
      const layer = await open(kind, 'StochasticPool', { kernel: [2, 3] }, [2, 3, 1], false);
      const { one } = layer.draw(cells, 2);
      layer.dispose();
      const expected = cells.reduce((total, cell) => total + (cell * Math.abs(cell)) / sum, 0);
      expect(difference(one, [expected, expected])).toBeLessThan(1e-6);
    });
  });

  describe('RReLU', () => {
    const [lower, upper] = [0.2, 0.7];
    const sample = [-1, 2, -0.5, 3];
    const COUNT = 5000;
    let drawn: Drawn;
    beforeAll(async () => {
      const layer = await open(kind, 'RReLU', { lower, upper }, [2, 2, 1]);
      drawn = layer.draw(sample, COUNT);
      layer.dispose();
    });

    it('draws slopes evenly between lower and upper, each value its own', () => {
      const slopes = Array.from(drawn.one).flatMap((value, i) => {
        const x = sample[i % 4]!;
        return x < 0 ? [value / x] : [];
      });
      expect(Math.min(...slopes)).toBeGreaterThanOrEqual(lower - 1e-6);
      expect(Math.max(...slopes)).toBeLessThanOrEqual(upper + 1e-6);
      expect(new Set(slopes).size).toBeGreaterThan(0.99 * slopes.length);
      const tenths = Array.from({ length: 10 }, () => 0);
      for (const slope of slopes)
        tenths[Math.min(9, Math.max(0, Math.floor((10 * (slope - lower)) / (upper - lower))))]!++;
      const even = tenths.map(() => slopes.length / 10);
      expect(chiSquare(tenths, even)).toBeLessThan(ONCE_IN_1000[9]!);
      const deviation = (upper - lower) / Math.sqrt(12 * slopes.length);
      expect(Math.abs(mean(slopes) - (lower + upper) / 2)).toBeLessThan(DEVIATIONS * deviation);
    });

    it('lets what is positive through, and passes the gradient on by the drawn slope', () => {
      const slopes = Array.from(drawn.one, (value, i) => value / sample[i % 4]!);
      expect(difference(drawn.gradient, slopes)).toBeLessThan(1e-6);
      expect(slopes.filter((_, i) => sample[i % 4]! > 0).every((slope) => slope === 1)).toBe(true);
    });

    it('has the mean slope at inference', async () => {
      const layer = await open(kind, 'RReLU', { lower, upper }, [2, 2, 1], false);
      const { one } = layer.draw(sample, 1);
      layer.dispose();
      expect(difference(one, [-0.45, 2, -0.225, 3])).toBeLessThan(1e-6);
    });
  });

  describe.each([0.1, 0.5, 0.9])('Dropout at rate %f', (rate) => {
    const sample = [1, 2, 3, 4, 5, 6];
    const opened: Layer[] = [];
    const opens = async (type: string, training: boolean): Promise<Layer> => {
      const layer = await open(kind, type, { rate }, [1, 3, 2], training);
      opened.push(layer);
      return layer;
    };
    afterAll(() => {
      for (const layer of opened) layer.dispose();
    });
    const within = (found: number, draws: number): void =>
      expect(Math.abs(found - rate)).toBeLessThan(DEVIATIONS * Math.sqrt((rate * (1 - rate)) / draws));

    it('sets that share to 0, scales the rest by 1/(1 − rate), and so the gradient', async () => {
      const COUNT = 2000;
      const { one, gradient } = (await opens('Dropout', true)).draw(sample, COUNT);
      within(
        share(one, (value) => value === 0),
        6 * COUNT,
      );
      const scale = one.map((value, i) => value / sample[i % 6]!);
      for (const factor of scale) if (factor !== 0) expect(factor).toBeCloseTo(1 / (1 - rate), 5);
      expect(difference(gradient, scale)).toBeLessThan(1e-6);
    });

    it('of channels: all cells of one or none, each sample and channel by itself', async () => {
      const COUNT = 6000;
      const { one, gradient } = (await opens('SpatialDropout', true)).draw(sample, COUNT);
      const kept = Array.from({ length: 2 * COUNT }, (_, i) => {
        const [n, channel] = [Math.floor(i / 2), i % 2];
        const cells = [0, 1, 2].map((cell) => one[6 * n + 2 * cell + channel]! / sample[2 * cell + channel]!);
        expect(new Set(cells.map((factor) => factor.toFixed(4))).size).toBe(1);
        return cells[0]!;
      });
      within(
        share(kept, (factor) => factor === 0),
        2 * COUNT,
      );
      for (const factor of kept) if (factor !== 0) expect(factor).toBeCloseTo(1 / (1 - rate), 5);
      // Both channels of a sample go with the square of the rate: they are drawn apart.
      const both = share(
        Array.from({ length: COUNT }, (_, n) => kept[2 * n]! + kept[2 * n + 1]!),
        (value) => value === 0,
      );
      const together = rate ** 2;
      expect(Math.abs(both - together)).toBeLessThan(
        DEVIATIONS * Math.sqrt((together * (1 - together)) / COUNT),
      );
      expect(
        difference(
          gradient,
          Array.from(one, (value, i) => value / sample[i % 6]!),
        ),
      ).toBeLessThan(1e-6);
    });

    it.each(['Dropout', 'SpatialDropout'])('%s does nothing at inference', async (type) => {
      const { one, gradient } = (await opens(type, false)).draw(sample, 2);
      expect([...one]).toEqual([...sample, ...sample]);
      expect(new Set(gradient)).toEqual(new Set([1]));
    });
  });
});
