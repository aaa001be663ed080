import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { jsonLines, openWorkplace } from './command.ts';
import { leNet, misfit } from './networks.ts';

const events = (lines: readonly Record<string, unknown>[], event: string): Record<string, unknown>[] =>
  lines.filter((line) => line.event === event);

test('LeNet-5 learns the digits, natively; the run folder is complete; what it learnt can be used', async () => {
  const place = openWorkplace();
  place.write('lenet.json', leNet());
  const trained = await place.run(
    ...[
      'train',
      'lenet.json',
      '--dataset',
      'mnist',
      '--limit',
      '3000',
      '--epochs',
      '2',
      '--batch-size',
      '32',
    ],
    ...['--seed', '3', '--statistics-every', '60', '--run', 'run', '--json'],
  );
  expect(trained).toMatchObject({ code: 0, stderr: '' });
  const lines = jsonLines(trained);
  expect(lines[0]).toMatchObject({
    event: 'start',
    engine: 'native',
    engineVersion: expect.stringMatching(/^TensorFlow \d/),
    trainingSamples: 2400,
    validationSamples: 600,
    totalSteps: 150,
    parameters: 61_706,
  });
  const steps = events(lines, 'step');
  expect(steps.map(({ step }) => step)).toEqual(Array.from({ length: 150 }, (_, i) => i + 1));
  expect(steps[0]).toEqual(
    expect.objectContaining({
      epoch: 1,
      loss: expect.any(Number),
      accuracy: expect.any(Number),
      samplesPerSecond: expect.any(Number),
    }),
  );
  const [first, second] = events(lines, 'epoch');
  expect(second?.accuracy).toBeGreaterThan(Number(first?.accuracy));
  expect(second?.valAccuracy).toBeGreaterThan(0.85);
  expect(lines[lines.length - 1]).toMatchObject({
    event: 'end',
    outcome: 'completed',
    step: 150,
    valAccuracy: second?.valAccuracy,
  });

  const statistics = events(lines, 'statistics');
  expect(statistics.map(({ step }) => step)).toEqual([60, 120]);
  expect(statistics[0]?.layers).toContainEqual({
    id: 'conv1',
    weightNorm: expect.any(Number),
    gradientNorm: expect.any(Number),
    updateNorm: expect.any(Number),
    updateRatio: expect.any(Number),
    mean: expect.any(Number),
    deviation: expect.any(Number),
    zeros: expect.any(Number),
    saturation: null,
  });

  const folder = join(place.folder, 'run');
  expect(readFileSync(join(folder, 'statistics.jsonl'), 'utf8').trim().split('\n')).toHaveLength(2);
  expect(JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8'))).toMatchObject({
    name: 'LeNet-5',
    seed: 3,
  });
  expect(readFileSync(join(folder, 'metrics.jsonl'), 'utf8').trim().split('\n')).toHaveLength(152);
  expect(readdirSync(join(folder, 'checkpoints'))).toContain('step-000000150.safetensors');
  expect(readdirSync(join(folder, 'tensorboard'))).toHaveLength(1);
  expect(existsSync(join(folder, 'trainer.pid'))).toBe(false);

  const evaluated = await place.run(
    ...['evaluate', 'lenet.json', '--weights', 'run', '--dataset', 'mnist', '--limit', '500', '--json'],
  );
  expect(evaluated.code).toBe(0);
  const samples = jsonLines(evaluated);
  const totals = samples.pop();
  expect(samples).toHaveLength(500);
  expect(totals).toMatchObject({ count: 500, accuracy: expect.any(Number) });
  expect(totals?.accuracy).toBeGreaterThan(0.85);
  const confusion = totals?.confusion as number[][];
  expect(confusion.flat().reduce((sum, n) => sum + n, 0)).toBe(500);

  const predicted = await place.run(
    ...['predict', 'lenet.json', '--weights', 'run', '--dataset', 'mnist', '--limit', '5', '--json'],
  );
  const predictions = jsonLines(predicted);
  expect(predictions).toHaveLength(5);
  for (const { output } of predictions) {
    expect(output).toHaveLength(10);
    expect((output as number[]).reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 4);
  }
  const untrained = await place.run(
    'evaluate',
    'lenet.json',
    '--dataset',
    'mnist',
    '--limit',
    '500',
    '--seed',
    '3',
  );
  expect(untrained.code).toBe(0);
  expect(Number(/accuracy ([\d.]+) %/.exec(untrained.stdout)?.[1])).toBeLessThan(40);
});

test('Ctrl-C stops with a checkpoint and 130; the run trains on to the end, as if it had never stopped', async () => {
  const place = openWorkplace();
  place.write('lenet.json', leNet({ dataset: 'mnist', epochs: 3, limit: 4000, seed: 5 }));
  const running = place.start('train', 'lenet.json', '--run', 'run', '--json');
  await running.seen(/"step":30,/);
  running.process.kill('SIGINT');
  const stopped = await running.done;
  expect(stopped.code).toBe(130);
  const lines = jsonLines(stopped);
  const end = lines[lines.length - 1];
  expect(end).toMatchObject({ event: 'end', outcome: 'stopped' });
  const at = Number(end?.step);
  expect(at).toBeGreaterThanOrEqual(30);
  expect(at).toBeLessThan(300);

  const resumed = await place.run('train', '--resume', 'run', '--json');
  expect(resumed.code).toBe(0);
  const onward = jsonLines(resumed);
  expect(onward[0]).toMatchObject({ event: 'start', fromStep: at });
  expect(onward[onward.length - 1]).toMatchObject({ outcome: 'completed', step: 300 });

  const straight = await place.run('train', 'lenet.json', '--run', 'straight', '--json');
  const lossAt = (all: readonly Record<string, unknown>[]) =>
    events(all, 'step').find(({ step }) => step === 300)?.loss;
  expect(lossAt(onward)).toBe(lossAt(jsonLines(straight)));

  const finished = await place.run('train', '--resume', 'run', '--json');
  expect(jsonLines(finished).filter(({ event }) => event === 'step')).toEqual([]);
});

test('a second Ctrl-C ends at once', async () => {
  const place = openWorkplace();
  place.write('lenet.json', leNet());
  const running = place.start('train', 'lenet.json', '--epochs', '50', '--json');
  await running.seen(/"step":5,/);
  running.process.kill('SIGINT');
  running.process.kill('SIGINT');
  expect((await running.done).code).toBe(130);
});

test('for people: what is trained on what, and a line an epoch', async () => {
  const place = openWorkplace();
  place.write('lenet.json', leNet());
  const { code, stdout } = await place.run('train', 'lenet.json', '--limit', '600', '--epochs', '2');
  expect(code).toBe(0);
  expect(stdout).toMatch(/LeNet-5: 61 706 parameters, 480 samples to train on, 120 to validate, TensorFlow/);
  expect(stdout).toMatch(/epoch 1\/2 .*validation: loss .* accuracy .* %/);
  expect(stdout).toContain('Done: 30 steps.');
  expect(stdout).toContain(join('home', 'data', 'runs'));
});

test('freezing and starting from weights', async () => {
  const place = openWorkplace();
  place.write('lenet.json', leNet());
  const short = ['--limit', '600', '--epochs', '1', '--json'];
  await place.run('train', 'lenet.json', '--run', 'first', ...short);
  const second = await place.run(
    ...['train', 'lenet.json', '--run', 'second', '--init', 'first', '--freeze', 'conv1,conv2', ...short],
  );
  expect(second.code).toBe(0);
  const unknown = await place.run('train', 'lenet.json', '--freeze', 'conv9', ...short);
  expect(unknown).toMatchObject({ code: 2, stderr: expect.stringContaining('conv9') });
});

test.each<[string, number, string[], RegExp]>([
  ['a network with errors', 1, ['misfit.json'], /11×11/],
  ['a network whose input is of another size', 1, ['lenet.json', '--dataset', 'shapes'], /32×32×3/],
  ['no such file', 2, ['none.json'], /none\.json/],
  ['no such data set', 2, ['lenet.json', '--dataset', 'cifar'], /no data set "cifar"/],
  ['a setting out of range', 2, ['lenet.json', '--epochs', '0'], /--epochs must be at least 1; got 0/],
  ['a setting that is no number', 2, ['lenet.json', '--epochs', 'many'], /--epochs/],
  ['an unknown optimiser', 2, ['lenet.json', '--optimizer', 'magic'], /--optimizer must be one of sgd, /],
  ['a run folder that is none', 2, ['--resume', 'nowhere'], /holds no run/],
  ['neither file nor run', 2, [], /Name the network/],
])('%s: exit %i', async (_what, code, args, message) => {
  const place = openWorkplace();
  place.write('lenet.json', leNet());
  place.write('misfit.json', misfit);
  const outcome = await place.run('train', ...args, '--json');
  expect(outcome).toMatchObject({ code, stderr: expect.stringMatching(message) });
  for (const line of jsonLines(outcome)) expect(['problem', 'end']).toContain(line.event);
});
