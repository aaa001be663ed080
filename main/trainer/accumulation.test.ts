import { expect, it } from 'vitest';
import { compileStepGraph } from '../../shared/program/index.ts';
import { trainingSettings } from '../../shared/program/settings.ts';
import { createControl } from './control.ts';
import { createBatches } from './data/batches.ts';
import { createInterpreter } from './interpreter/index.ts';
import { trainLoop } from './loop.ts';
import type { StepRecord } from './messages.ts';
import { type Progress, START, type Variables } from './run/checkpoints.ts';
import { createSession } from './session.ts';
import { networkOf } from './testing/networks.ts';
import { drawnVariables } from './weights.ts';

const network = networkOf('small', [
  ['input', 'Input', { height: 3, width: 3, channels: 1 }],
  ['conv', 'Conv', { filters: 2, kernel: 2 }],
  ['bend', 'Tanh'],
  ['fc', 'FC', { units: 3 }],
  ['softmax', 'Softmax'],
]);
const SAMPLES = 22;
const pixels = Uint8Array.from({ length: SAMPLES * 9 }, (_, i) => (i * 97 + 31) % 256);
const labels = Int32Array.from({ length: SAMPLES }, (_, i) => i % 3);
const part = (count: number) => ({
  samples: { count: SAMPLES, pixels, labels },
  indices: Int32Array.from({ length: count }, (_, i) => i),
});

/** Real training, by the interpreter: from `from` until `stopAfter` steps, with the variables it ends with. */
async function train(
  fields: Readonly<Record<string, unknown>>,
  from?: { readonly progress: Progress; readonly variables: Variables },
  stopAfter = Number.POSITIVE_INFINITY,
) {
  const settings = trainingSettings.parse({ epochs: 3, learningRate: 0.05, ...fields });
  const compiled = compileStepGraph(network, settings);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  const session = createSession(await createInterpreter(compiled.graph), compiled.graph, settings);
  session.writeVariables(from?.variables ?? drawnVariables(compiled.graph, 1));
  const control = createControl();
  const steps: StepRecord[] = [];
  const progress = await trainLoop(
    {
      session,
      training: createBatches(part(SAMPLES), [3, 3, 1], settings.batchSize, 1),
      validation: createBatches(part(0), [3, 3, 1], settings.batchSize, 1),
      settings,
      control,
      observer: {
        step(record) {
          steps.push(record);
          if (steps.length === stopAfter) control.stop();
        },
        statistics: () => undefined,
        epoch: () => undefined,
        paused: () => undefined,
        resumed: () => undefined,
        checkpoint: () => undefined,
      },
    },
    from?.progress ?? START,
  );
  return { progress, steps, variables: session.readVariables() };
}

it.each(['sgd', 'adam', 'adamw', 'nesterov'])(
  '%s: three batches of 4 are one of 12, an epoch’s incomplete group too',
  async (optimizer) => {
    const recipe = { optimizer, epsilon: 1e-4, l2: 0.01, weightDecay: 0.01, clipNorm: 0.5 };
    const small = await train({ ...recipe, batchSize: 4, accumulate: 3 });
    const large = await train({ ...recipe, batchSize: 12 });
    expect(small.steps.length).toBe(18);
    expect(large.steps.length).toBe(6);
    for (const [name, { data }] of large.variables)
      data.forEach((value, i) => {
        expect(small.variables.get(name)!.data[i]!, `${name}[${i}]`).toBeCloseTo(value, 5);
      });
  },
);

it('stopped anywhere, in the middle of a group too, and gone on with, ends in the same bits', async () => {
  const recipe = {
    optimizer: 'adam',
    batchSize: 4,
    accumulate: 4,
    schedule: 'oneCycle',
    warmUp: 3,
    l1: 0.001,
  };
  const whole = await train(recipe);
  for (let stopAfter = 1; stopAfter < whole.steps.length; stopAfter++) {
    const first = await train(recipe, undefined, stopAfter);
    const second = await train(recipe, { ...first, progress: JSON.parse(JSON.stringify(first.progress)) });
    const figures = (records: readonly StepRecord[]) =>
      records.map(({ step, loss, penalty, learningRate }) => [step, loss, penalty, learningRate]);
    expect(figures([...first.steps, ...second.steps])).toEqual(figures(whole.steps));
    expect(second.variables).toEqual(whole.variables);
  }
});
