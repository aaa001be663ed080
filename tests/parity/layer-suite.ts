import { beforeAll, describe, expect, it, test } from 'vitest';
import type { Feeds } from '../../main/trainer/engine.ts';
import type { AnyLayer } from '../../shared/layers/define.ts';
import { layers } from '../../shared/layers/index.ts';
import { createRandom, hashString } from '../../shared/program/random.ts';
import { difference } from './compare.ts';
import { casesOf, type Draws } from './layer-cases.ts';
import {
  feedsOf,
  fetchedOf,
  inputName,
  type LayerRun,
  learningOf,
  openRuns,
  runsOf,
} from './layer-programs.ts';
import { type Direction, evaluateIn, expressionOf, type Reference } from './reference-layers.ts';
import type { Framework } from './reference-models.ts';

const TOLERANCE = 1e-4;
const ENGINES = 1e-5;
/** Gradients are sums over batch and image in which much cancels. */
const ENGINES_GRADIENTS = 5e-5;
/** Outputs and cotangents are about 1: what is below all over is what rounding leaves of sums that cancel. */
const FLOOR = 0.01;
/** Half a central difference's width in float32; values of inputs lie further apart. */
const STEP = 1e-3;
/** Of ‖gradient‖; and the rounding of every output, divided by the step. */
const FLOAT32_DIFFERENCES = 5e-3;
const ROUNDING = 2 ** -24;
const DIRECTIONS = 2;

/** Layers that a framework has no word for, and why. */
const withoutCounterpart: Readonly<Record<Framework, Readonly<Record<string, string>>>> = {
  keras: {
    StochasticPool: 'no such layer',
    RReLU: 'no such layer',
    LRN: 'no such layer',
  },
  pytorch: {},
};
/** Runs that differences say nothing of, and why. */
const withoutDifferences: Readonly<Record<string, string>> = {
  StochasticPool: 'in training what is drawn depends on the input; random-layers.test.ts has its gradient',
};
/** What becomes of statistics, where a framework goes its own way. */
const otherStatistics: Readonly<Record<Framework, readonly string[]>> = {
  // Keras 3 keeps the biased variance.
  keras: ['new_movingVariance'],
  pytorch: [],
};

/** Keras takes TensorFlow's own AvgPoolGrad under SAME, which is wrong for a window larger than the image: ours pads first. */
function isWrongInKeras({ layer, params, inputs: [input] }: LayerRun, name: string): boolean {
  const { kernel, padding }: Readonly<Record<string, unknown>> = params;
  const larger = Array.isArray(kernel) && kernel.some((size, axis) => size > input![axis]!);
  return layer.type === 'AveragePool' && name === 'grad_x0' && padding === 'same' && larger;
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
/** Σ |a·b| */
const sizeOf = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  dot(Float64Array.from(a, Math.abs), Float64Array.from(b, Math.abs));
const norm = (a: ArrayLike<number>): number => Math.sqrt(dot(a, a));

/** Calls a run by its parameters, for messages. */
const named = ({ layer, raw, inputs, training }: LayerRun, what: string): string =>
  `${what} of ${layer.type} ${JSON.stringify(raw)} on ${JSON.stringify(inputs)}${training ? ' in training' : ''}`;

/**
 * Every layer of the catalog, over random parameters and shapes, on both engines, against finite differences and against its
 * counterparts in PyTorch (float64) and Keras (float32). Both modes are run where training is another program.
 */
export function compareLayers(draws?: Draws): void {
  const all = layers.map((layer) => ({
    layer,
    runs: casesOf(layer, draws).flatMap((one, i) => runsOf(one, `${layer.type}${i}`)),
  }));
  const everyRun = all.flatMap(({ runs }) => runs);
  const feeds = feedsOf(everyRun);
  const rectified: Feeds = {
    ...feeds,
    ...Object.fromEntries(
      everyRun.flatMap(({ key, inputs }) =>
        inputs.map((_, i) => {
          const { shape, data } = feeds[key + inputName(i)]!;
          return [key + inputName(i), { shape, data: data.map((value) => Math.max(0, value)) }] as const;
        }),
      ),
    ),
  };

  /** ±1 everywhere. */
  const directionsOf = (run: LayerRun): readonly Direction[] => {
    const random = createRandom(hashString(`directions of ${run.key}`));
    return Array.from({ length: DIRECTIONS }, () =>
      learningOf(run).map((name) =>
        Float32Array.from(feeds[run.key + name]!.data, () => (random.uniform() < 0.5 ? -1 : 1)),
      ),
    );
  };
  const directions = new Map(everyRun.map((run) => [run.key, directionsOf(run)]));

  const comparable = (framework: Framework): readonly LayerRun[] =>
    everyRun.filter((run) => !run.random && expressionOf(framework, run) !== undefined);

  const references: Partial<Record<Framework, ReadonlyMap<string, Reference>>> = {};
  beforeAll(async () => {
    const [pytorch, keras] = await Promise.all([
      evaluateIn('pytorch', comparable('pytorch'), feeds, directions),
      evaluateIn('keras', comparable('keras'), feeds),
    ]);
    Object.assign(references, { pytorch, keras });
  });

  test('every layer is compared with PyTorch and Keras, or there is a reason', () => {
    for (const framework of ['keras', 'pytorch'] as const) {
      const compared = new Set(comparable(framework).map(({ layer }) => layer.type));
      const missing = layers.map(({ type }) => type).filter((type) => !compared.has(type));
      expect(missing.sort()).toEqual(Object.keys(withoutCounterpart[framework]).sort());
    }
    for (const run of everyRun.filter(({ random }) => !random)) {
      const found = (['keras', 'pytorch'] as const).filter((framework) => expressionOf(framework, run));
      expect(found, named(run, 'counterparts')).not.toEqual([]);
    }
  });

  describe.each(all)('$layer.type', ({ layer, runs }: { layer: AnyLayer; runs: readonly LayerRun[] }) => {
    let native: Awaited<ReturnType<typeof openRuns>>;
    let found: ReadonlyMap<string, Readonly<Record<string, ArrayLike<number>>>>;
    beforeAll(async () => {
      native = await openRuns('native', runs);
      const fetched = native.run(feeds);
      found = new Map(runs.map((run) => [run.key, fetchedOf(fetched, run)]));
      return () => native.dispose();
    });

    it('gives the same on both engines, and behind a ReLU, where values are 0 and so alike', async () => {
      const slow = await openRuns('interpreter', runs);
      for (const fed of [feeds, rectified]) {
        const [slowly, natively] = [slow.run(fed), native.run(fed)];
        for (const run of runs)
          for (const [name, expected] of Object.entries(fetchedOf(slowly, run)))
            expect(
              difference(fetchedOf(natively, run)[name]!, expected, FLOOR),
              named(run, name),
            ).toBeLessThan(name.startsWith('grad_') ? ENGINES_GRADIENTS : ENGINES);
      }
      slow.dispose();
    });

    it('follows its own finite differences', () => {
      const smooth = runs.filter((run) => !(run.random && layer.type in withoutDifferences));
      const most = Math.max(...smooth.map((run) => learningOf(run).length));
      for (let d = 0; d < DIRECTIONS; d++)
        for (let k = 0; k < most; k++) {
          const [above, below] = [1, -1].map((sign) => native.run(moved(smooth, d, k, sign * STEP)));
          for (const run of smooth) {
            const name = learningOf(run)[k];
            if (name === undefined) continue;
            const cotangent = feeds[`${run.key}cotangent`]!.data;
            const lossOf = (fetched: typeof above): number => dot(fetched![`${run.key}y`]!, cotangent);
            const gradient = found.get(run.key)![`grad_${name}`]!;
            const expected = (lossOf(above) - lossOf(below)) / (2 * STEP);
            const along = dot(gradient, directions.get(run.key)![d]![k]!);
            expect(Math.abs(along - expected), named(run, `gradient of ${name}`)).toBeLessThan(
              FLOAT32_DIFFERENCES * norm(gradient) +
                (ROUNDING * sizeOf(found.get(run.key)!.y!, cotangent)) / STEP +
                1e-9,
            );
          }
        }
    });

    it.runIf(!(layer.type in withoutCounterpart.pytorch))(
      'follows PyTorch’s finite differences in float64',
      () => {
        for (const run of runs)
          references.pytorch!.get(run.key)?.differences.forEach((differences, d) => {
            learningOf(run).forEach((name, k) => {
              const gradient = found.get(run.key)![`grad_${name}`]!;
              const along = dot(gradient, directions.get(run.key)![d]![k]!);
              expect(Math.abs(along - differences[k]!), named(run, `gradient of ${name}`)).toBeLessThan(
                TOLERANCE * (norm(gradient) + FLOOR),
              );
            });
          });
      },
    );

    it.each(
      (['pytorch', 'keras'] as const).filter((framework) => !(layer.type in withoutCounterpart[framework])),
    )('gives what it gives in %s, forward and gradients', (framework) => {
      for (const run of runs) {
        const { tensors } = references[framework]!.get(run.key) ?? {};
        if (!tensors) continue;
        for (const [name, values] of Object.entries(found.get(run.key)!))
          if (
            !otherStatistics[framework].includes(name) &&
            !(framework === 'keras' && isWrongInKeras(run, name))
          )
            expect(difference(values, tensors[name]!, FLOOR), named(run, name)).toBeLessThan(TOLERANCE);
      }
    });
  });

  /** The feeds with the k-th learning tensor of each run moved along its direction. */
  function moved(runs: readonly LayerRun[], d: number, k: number, by: number): Feeds {
    const changed = runs.flatMap((run) => {
      const name = learningOf(run)[k];
      if (name === undefined) return [];
      const { shape, data } = feeds[run.key + name]!;
      const way = directions.get(run.key)![d]![k]!;
      return [
        [
          run.key + name,
          { shape, data: Float32Array.from(data, (value, i) => value + by * way[i]!) },
        ] as const,
      ];
    });
    return { ...feeds, ...Object.fromEntries(changed) };
  }
}
