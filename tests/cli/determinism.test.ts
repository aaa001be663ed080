import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createRandom, type Random } from '../../shared/program/random.ts';
import { jsonLines, openWorkplace, type Workplace } from './command.ts';
import { chain } from './networks.ts';

/** Every kind of layer whose kernel sums over threads or draws numbers, wide enough for TensorFlow to share the work out. */
const network = chain('Deterministic', [
  { id: 'input', type: 'Input', params: { height: 28, width: 28, channels: 1 } },
  { id: 'conv1', type: 'Conv', params: { filters: 16, kernel: 3, padding: 1 } },
  { id: 'norm1', type: 'BatchNorm' },
  { id: 'relu1', type: 'ReLU' },
  { id: 'pool1', type: 'MaxPool', params: { kernel: 2 } },
  { id: 'conv2', type: 'Conv', params: { filters: 32, kernel: 3, padding: 1, bias: false } },
  { id: 'norm2', type: 'BatchNorm' },
  { id: 'relu2', type: 'ReLU' },
  { id: 'pool2', type: 'MaxPool', params: { kernel: 3, stride: 2 } },
  { id: 'drop1', type: 'Dropout', params: { rate: 0.25 } },
  { id: 'fc1', type: 'FC', params: { units: 64 } },
  { id: 'relu3', type: 'ReLU' },
  { id: 'drop2', type: 'Dropout', params: { rate: 0.5 } },
  { id: 'fc2', type: 'FC', params: { units: 10 } },
  { id: 'softmax', type: 'Softmax' },
]);
const STEPS = 300;
/** 2400 of 3000 digits to train on, in 75 batches. */
const settings = ['--dataset', 'mnist', '--limit', '3000', '--epochs', '4', '--seed', '11', '--json'];
const optimizers: readonly { readonly name: string; readonly flags: readonly string[] }[] = [
  { name: 'Adam with an L2 penalty', flags: ['--optimizer', 'adam', '--l2', '0.0001'] },
  { name: 'momentum', flags: ['--optimizer', 'momentum', '--learning-rate', '0.02'] },
];

interface Line {
  readonly event: string;
  readonly step: number;
  readonly loss: number;
  readonly accuracy: number;
  readonly valLoss?: number;
}

/** Loss and accuracy of every step and epoch of a run: all of its record but what the clock says. Numbers in JSON are exact. */
const curveOf = (directory: string): readonly unknown[] =>
  readFileSync(join(directory, 'metrics.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((text): Line => JSON.parse(text))
    .map(({ event, step, loss, accuracy, valLoss }) => ({ event, step, loss, accuracy, valLoss }));

/** The bytes of all variables (weights, statistics, slots) in the last checkpoint; its header holds times. */
function lastVariables(directory: string): Buffer {
  const folder = join(directory, 'checkpoints');
  const names = readdirSync(folder).filter((name) => name.startsWith('step-'));
  const file = readFileSync(join(folder, names.sort()[names.length - 1] ?? ''));
  return file.subarray(8 + Number(file.readBigUInt64LE(0)));
}

async function train(place: Workplace, run: string, optimizer: readonly string[]): Promise<string> {
  const trained = await place.run('train', 'network.json', ...settings, ...optimizer, '--run', run);
  expect(trained).toMatchObject({ code: 0, stderr: '' });
  expect(jsonLines(trained)[0]).toMatchObject({ event: 'start', engine: 'native', totalSteps: STEPS });
  return join(place.folder, run);
}

/** Kills the trainer with SIGKILL once it tells of a step drawn from `from` to `to`; gives the last one it told of. */
async function killSomewhere(
  place: Workplace,
  args: readonly string[],
  random: Random,
  [from, to]: readonly [number, number],
): Promise<number> {
  const at = from + random.integer(to - from + 1);
  const running = place.start('train', ...args);
  await running.seen(new RegExp(`"event":"step","step":${at},`));
  process.kill(Number(readFileSync(join(place.folder, 'broken', 'trainer.pid'), 'utf8')), 'SIGKILL');
  const lines = jsonLines(await running.done);
  expect(lines).toContainEqual(expect.objectContaining({ event: 'problem', code: 'trainerDied' }));
  const steps = lines.filter(({ event }) => event === 'step');
  return Number(steps[steps.length - 1]?.step);
}

test.each(optimizers)(
  '$name: trained twice, killed at random and resumed: the same to the bit',
  async ({ flags: optimizer }) => {
    const place = openWorkplace();
    place.write('network.json', network);
    const first = await train(place, 'first', optimizer);
    const curve = curveOf(first);
    expect(curve).toHaveLength(STEPS + 4);
    const second = await train(place, 'second', optimizer);
    expect(curveOf(second)).toEqual(curve);
    expect(lastVariables(second).equals(lastVariables(first))).toBe(true);

    const seed = Date.now() % 2 ** 31;
    const random = createRandom(seed);
    const broken = ['network.json', ...settings, ...optimizer, '--checkpoint-every', '7', '--run', 'broken'];
    const once = await killSomewhere(place, broken, random, [1, STEPS / 2]);
    const resumed = ['--resume', 'broken', '--json'];
    const twice = await killSomewhere(place, resumed, random, [once + 1, STEPS - 40]);
    console.info(`Seed ${seed}: killed at step ${once} and again at step ${twice} of ${STEPS}`);
    const end = jsonLines(await place.run('train', ...resumed));
    expect(end[0]).toMatchObject({ event: 'start', engine: 'native' });
    expect(Number(end[0]?.fromStep)).toBeGreaterThan(twice - 14);
    expect(curveOf(join(place.folder, 'broken'))).toEqual(curve);
    expect(lastVariables(join(place.folder, 'broken')).equals(lastVariables(first))).toBe(true);
  },
);
