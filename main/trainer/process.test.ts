import { readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { trainingSettings } from '../../shared/program/settings.ts';
import type { TrainRequest } from './messages.ts';
import { listCheckpoints } from './run/checkpoints.ts';
import { buildTrainer, startTrainer } from './testing/child.ts';
import { preparedDigits } from './testing/digits.ts';
import { testFolder } from './testing/folder.ts';
import { networkOf } from './testing/networks.ts';

const folder = testFolder();
const datasetFile = join(folder, 'digits.safetensors');
let program: string;
beforeAll(async () => {
  const built = await buildTrainer();
  program = built.program;
  writeFileSync(datasetFile, preparedDigits(20));
  return built.remove;
});

const network = networkOf('small', [
  ['input', 'Input', { height: 28, width: 28, channels: 1 }],
  ['conv', 'Conv', { filters: 4, kernel: 5, stride: 3 }],
  ['bn', 'BatchNorm'],
  ['relu', 'ReLU'],
  ['drop', 'Dropout', { rate: 0.25 }],
  ['fc', 'FC', { units: 10 }],
  ['softmax', 'Softmax'],
]);
let runs = 0;
const request = (settings: object, more: Partial<TrainRequest> = {}): TrainRequest => ({
  kind: 'train',
  network,
  settings: trainingSettings.parse({ batchSize: 12, ...settings }),
  datasetFile,
  runDirectory: join(folder, `run-${++runs}`),
  resume: false,
  freeze: [],
  engine: 'auto',
  ...more,
});
const lines = (directory: string): { event: string; step: number; loss: number }[] =>
  readFileSync(join(directory, 'metrics.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
/** What a run computed, without what depends on the clock. */
const computed = (directory: string): unknown[] =>
  lines(directory).map((line) => ({ ...line, time: 0, samplesPerSecond: 0 }));

async function trainToEnd(asked: TrainRequest) {
  const child = startTrainer(program);
  child.send(asked);
  const end = await child.until((event) => event.kind === 'end');
  expect(await child.exit).toBe(end.kind === 'end' && end.outcome === 'failed' ? 1 : 0);
  return { child, end };
}

describe('a training', () => {
  it('tells of every step and epoch, learns, and leaves a whole run folder', async () => {
    const asked = request({ epochs: 8, learningRate: 0.01 });
    const { child, end } = await trainToEnd(asked);
    expect(end).toMatchObject({ outcome: 'completed', step: 112, peakMemory: expect.any(Number) });
    const [start] = child.events;
    expect(start).toMatchObject({
      kind: 'start',
      totalSteps: 112,
      stepsPerEpoch: 14,
      trainingSamples: 160,
      validationSamples: 40,
      fromStep: 0,
    });
    expect(child.steps.map(({ step }) => step)).toEqual(Array.from({ length: 112 }, (_, i) => i + 1));
    const epochs = child.events.filter((event) => event.kind === 'epoch');
    expect(epochs).toHaveLength(8);
    expect(epochs[7]!.valAccuracy!).toBeGreaterThan(0.7);
    expect(epochs[7]!.loss).toBeLessThan(epochs[0]!.loss / 2);

    const written = lines(asked.runDirectory);
    expect(written.filter(({ event }) => event === 'step')).toHaveLength(112);
    expect(written.filter(({ event }) => event === 'epoch')).toHaveLength(8);
    const run = JSON.parse(readFileSync(join(asked.runDirectory, 'run.json'), 'utf8'));
    expect(run).toMatchObject({ name: 'small', seed: 1, totalSteps: 112, ended: { outcome: 'completed' } });
    expect(run.networkText).toContain('"conv"');
    expect(readdirSync(join(asked.runDirectory, 'checkpoints')).sort()).toEqual([
      'best.safetensors',
      'step-000000098.safetensors',
      'step-000000112.safetensors',
    ]);
    expect(readdirSync(join(asked.runDirectory, 'tensorboard'))).toHaveLength(1);
  });

  it('killed with SIGKILL and resumed computes what an uninterrupted one does, bit for bit', async () => {
    const settings = { epochs: 30, checkpointEvery: 9, statisticsEvery: 4 };
    const whole = request(settings);
    await trainToEnd(whole);

    const broken = request(settings);
    const child = startTrainer(program);
    child.send(broken);
    await child.until((event) => event.kind === 'steps' && event.steps.some(({ step }) => step >= 20));
    child.process.kill('SIGKILL');
    expect(await child.exit).toBeNull();
    const reached = Math.max(...child.steps.map(({ step }) => step));
    expect(reached).toBeLessThan(420);

    const { child: second } = await trainToEnd({ ...broken, resume: true });
    const [start] = second.events;
    expect(start).toMatchObject({ kind: 'start' });
    expect(start?.kind === 'start' && start.fromStep).toBeGreaterThan(0);
    expect(computed(broken.runDirectory)).toEqual(computed(whole.runDirectory));
    const statistics = ({ runDirectory }: TrainRequest): string =>
      readFileSync(join(runDirectory, 'statistics.jsonl'), 'utf8');
    expect(statistics(whole).split('\n')).toHaveLength(105 + 1);
    expect(statistics(broken)).toBe(statistics(whole));
    const last = (run: TrainRequest): Buffer => {
      const directory = join(run.runDirectory, 'checkpoints');
      const bytes = readFileSync(join(directory, listCheckpoints(directory)[0]!));
      return bytes.subarray(bytes.readUInt32LE(0) + 8);
    };
    expect(last(broken).equals(last(whole))).toBe(true);
  });

  it('tells how the layers fare every so many steps, and computes the same as without', async () => {
    const plain = request({ epochs: 2 });
    await trainToEnd(plain);
    expect(readdirSync(plain.runDirectory)).not.toContain('statistics.jsonl');
    const watched = request({ epochs: 2, statisticsEvery: 10 });
    const { child } = await trainToEnd(watched);
    expect(computed(watched.runDirectory)).toEqual(computed(plain.runDirectory));
    const told = child.events.flatMap((event) => (event.kind === 'statistics' ? event.records : []));
    expect(told.map(({ step }) => step)).toEqual([10, 20]);
    const written = readFileSync(join(watched.runDirectory, 'statistics.jsonl'), 'utf8')
      .trimEnd()
      .split('\n');
    expect(written.map((line) => JSON.parse(line))).toEqual(
      told.map((record) => ({ event: 'statistics', ...record })),
    );
    const relu = told[1]!.layers.find(({ id }) => id === 'relu');
    expect(relu).toMatchObject({ weightNorm: null, updateRatio: null, saturation: null });
    expect(relu?.zeros).toBeGreaterThan(0.1);
  });

  it('with gathered gradients tells of the update that a multiple lies in', async () => {
    const asked = request({ epochs: 2, accumulate: 4, statisticsEvery: 6 });
    const { child } = await trainToEnd(asked);
    const told = child.events.flatMap((event) => (event.kind === 'statistics' ? event.records : []));
    // Groups end at 4, 8, 12, 14 and 18, 22, 26, 28; multiples of 6 are 6, 12, 18, 24.
    expect(told.map(({ step }) => step)).toEqual([8, 12, 18, 26]);
    for (const { layers } of told)
      expect(layers.find(({ id }) => id === 'conv')?.updateRatio).toBeGreaterThan(0);
  });

  it('pauses, goes on and stops, with a checkpoint to go on from', async () => {
    const asked = request({ epochs: 2000 });
    const child = startTrainer(program);
    child.send(asked);
    await child.until((event) => event.kind === 'steps');
    child.send({ kind: 'pause' });
    await child.until((event) => event.kind === 'paused');
    const count = child.steps.length;
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(child.steps.length).toBe(count);
    child.send({ kind: 'resume' });
    await child.until((event) => event.kind === 'resumed');
    await child.until((event) => event.kind === 'steps' && event.steps.some(({ step }) => step > count));
    child.send({ kind: 'stop' });
    const end = await child.until((event) => event.kind === 'end');
    expect(end).toMatchObject({ outcome: 'stopped', step: child.steps.length });
    expect(await child.exit).toBe(0);
    expect(listCheckpoints(join(asked.runDirectory, 'checkpoints'))[0]).toBe(
      `step-${String(child.steps.length).padStart(9, '0')}.safetensors`,
    );
  });

  it('stops itself, with a checkpoint, when whoever started it is gone', async () => {
    const asked = request({ epochs: 100_000 });
    const child = startTrainer(program);
    child.send(asked);
    await child.until((event) => event.kind === 'steps');
    child.process.disconnect();
    expect(await child.exit).toBe(0);
    expect(listCheckpoints(join(asked.runDirectory, 'checkpoints')).length).toBeGreaterThan(0);
  });

  it('goes on from the checkpoint before when the newest is cut short, and says so', async () => {
    const asked = request({ epochs: 3 });
    await trainToEnd(asked);
    const whole = computed(asked.runDirectory);
    const directory = join(asked.runDirectory, 'checkpoints');
    const newest = join(directory, listCheckpoints(directory)[0]!);
    truncateSync(newest, statSync(newest).size / 2);
    const { child } = await trainToEnd({ ...asked, resume: true });
    const problem = child.events.find((event) => event.kind === 'problem');
    expect(problem?.kind === 'problem' && problem.problem).toMatchObject({
      severity: 'warning',
      code: 'checkpoint',
    });
    expect(child.events.find((event) => event.kind === 'start')).toMatchObject({ fromStep: 28 });
    expect(computed(asked.runDirectory)).toEqual(whole);
  });

  it('that diverges ends with advice and keeps its last good checkpoint', async () => {
    const asked = request({ epochs: 50, optimizer: 'sgd', learningRate: 1000, checkpointEvery: 1 });
    const divergent = networkOf('divergent', [
      ['input', 'Input', { height: 28, width: 28, channels: 1 }],
      ['fc1', 'FC', { units: 30 }],
      ['fc2', 'FC', { units: 30 }],
      ['fc3', 'FC', { units: 10 }],
      ['softmax', 'Softmax'],
    ]);
    const { child, end } = await trainToEnd({ ...asked, network: divergent });
    expect(end).toMatchObject({ outcome: 'failed' });
    const problem = child.events.find((event) => event.kind === 'problem');
    expect(problem?.kind === 'problem' && problem.problem).toMatchObject({
      severity: 'error',
      code: 'nanLoss',
    });
    expect(problem?.kind === 'problem' && problem.problem.message).toMatch(
      /learning rate.*try 100 instead of 1000/,
    );
    expect(listCheckpoints(join(asked.runDirectory, 'checkpoints')).length).toBeGreaterThan(0);
  });

  it('starts from the weights of another run, naming what did not agree', async () => {
    const first = request({ epochs: 4 });
    const { child: before } = await trainToEnd(first);
    const epochs = before.events.filter((event) => event.kind === 'epoch');
    const { child: same } = await trainToEnd(
      request({ epochs: 1 }, { init: first.runDirectory, freeze: ['conv'] }),
    );
    expect(same.events.filter((event) => event.kind === 'problem')).toEqual([]);
    expect(same.steps[0]!.loss).toBeLessThan(epochs[0]!.loss);

    const wider = networkOf('wider', [
      ['input', 'Input', { height: 28, width: 28, channels: 1 }],
      ['conv', 'Conv', { filters: 4, kernel: 5, stride: 3 }],
      ['bn', 'BatchNorm'],
      ['fc', 'FC', { units: 10, bias: false }],
      ['out', 'FC', { units: 10 }],
      ['softmax', 'Softmax'],
    ]);
    const { child } = await trainToEnd(request({ epochs: 1 }, { network: wider, init: first.runDirectory }));
    expect(child.events[0]?.kind).toBe('start');
    expect(child.events[1]).toEqual({
      kind: 'weights',
      source: first.runDirectory,
      loaded: [
        'conv/kernel',
        'conv/bias',
        'bn/gamma',
        'bn/beta',
        'bn/movingMean',
        'bn/movingVariance',
        'fc/kernel',
      ],
      skipped: [
        { name: 'out/kernel', reason: 'absent', here: [10, 10], there: null },
        { name: 'out/bias', reason: 'absent', here: [10], there: null },
      ],
      unused: ['fc/bias'],
    });
  });
});

describe('without native TensorFlow', () => {
  const nowhere = { NETLOOM_TENSORFLOW: '', NETLOOM_NATIVE_CACHE: join(folder, 'empty') };

  it('the interpreter trains, and says why', async () => {
    const child = startTrainer(program, nowhere);
    child.send(request({ epochs: 1 }));
    const start = await child.until((event) => event.kind === 'start');
    expect(start.kind === 'start' && start.engine.kind).toBe('interpreter');
    expect(start.kind === 'start' && start.engine.reason).toMatch(/TensorFlow is not there.*setup/);
    expect(await child.until((event) => event.kind === 'end')).toMatchObject({ outcome: 'completed' });
  });

  it('who insists on it is told what to do', async () => {
    const child = startTrainer(program, nowhere);
    child.send(request({ epochs: 1 }, { engine: 'native' }));
    const problem = await child.until((event) => event.kind === 'problem');
    expect(problem.kind === 'problem' && problem.problem).toMatchObject({
      severity: 'error',
      code: 'engine',
    });
    expect(await child.exit).toBe(1);
  });
});

describe('a request that cannot be served', () => {
  const failure = async (asked: object): Promise<string> => {
    const child = startTrainer(program);
    child.send(asked as Record<string, unknown>);
    const problem = await child.until((event) => event.kind === 'problem');
    expect(await child.until((event) => event.kind === 'end')).toMatchObject({ outcome: 'failed' });
    expect(await child.exit).toBe(1);
    return problem.kind === 'problem' ? `${problem.problem.code}: ${problem.problem.message}` : '';
  };

  it('names both shapes when the images do not fit the Input', async () => {
    const other = networkOf('other', [
      ['input', 'Input', { height: 32, width: 32, channels: 3 }],
      ['fc', 'FC', { units: 10 }],
      ['softmax', 'Softmax'],
    ]);
    expect(await failure(request({}, { network: other }))).toMatch(
      /^dataset: .*28×28×1.*32×32×3.*set Input to height 28/,
    );
  });

  it('names both counts when classes and outputs differ', async () => {
    const other = networkOf('other', [
      ['input', 'Input', { height: 28, width: 28, channels: 1 }],
      ['fc', 'FC', { units: 12 }],
      ['softmax', 'Softmax'],
    ]);
    expect(await failure(request({}, { network: other }))).toMatch(/^dataset: .*10 classes.*tells 12 apart/);
  });

  it('refuses a file that is no prepared data set, an unwritable folder, and nonsense', async () => {
    const notData = join(folder, 'not-data');
    writeFileSync(notData, 'hello');
    expect(await failure(request({}, { datasetFile: notData }))).toMatch(/^dataset: .*not-data/);
    expect(await failure(request({}, { runDirectory: join(notData, 'run') }))).toMatch(
      /^diskFull: .*not-data/,
    );
    expect(await failure({ kind: 'train', network: {}, settings: {} })).toMatch(/^internal: .*network/);
  });

  it('does not train over a run that is there', async () => {
    const asked = request({ epochs: 1 });
    await trainToEnd(asked);
    expect(await failure(asked)).toMatch(/^checkpoint: .*already holds a run/);
  });
});

describe('an evaluation', () => {
  it('sends every prediction, then totals that agree with them', async () => {
    const trained = request({ epochs: 6, learningRate: 0.01 });
    await trainToEnd(trained);
    const child = startTrainer(program);
    child.send({
      kind: 'evaluate',
      network,
      datasetFile,
      weights: trained.runDirectory,
      seed: 1,
      validationSplit: 0.2,
      split: 'all',
      engine: 'auto',
    });
    await child.until((event) => event.kind === 'end');
    const predictions = child.events.filter((event) => event.kind === 'prediction');
    expect(predictions.map(({ index }) => index)).toEqual(Array.from({ length: 200 }, (_, i) => i));
    expect(predictions.map(({ label }) => label)).toEqual(Array.from({ length: 200 }, (_, i) => i % 10));
    for (const { output } of predictions) expect(output.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 4);
    const right = predictions.filter(({ label, output }) => output[label] === Math.max(...output)).length;
    const evaluated = child.events.find((event) => event.kind === 'evaluated');
    expect(evaluated).toMatchObject({ count: 200, accuracy: right / 200 });
    expect(right).toBeGreaterThan(140);
    if (evaluated?.kind !== 'evaluated') return;
    expect(evaluated.confusion.flat().reduce((a, b) => a + b, 0)).toBe(200);
    expect(evaluated.confusion.map((row, i) => row[i]!).reduce((a, b) => a + b, 0)).toBe(right);
  });
});
