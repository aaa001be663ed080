import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { nativeCache } from '../../main/native/index.ts';
import { createStudio, type Studio } from '../../main/studio/index.ts';
import { forkChildProcess } from '../../main/studio/trainer/child-process.ts';
import type { EventData, EventName, RunInfo } from '../../shared/protocol/messages.ts';
import { shareNativeCache } from '../support/environment.ts';
import { leNet, misfit } from './networks.ts';

const TRAINER = resolve(import.meta.dirname, '../../out/main/trainer.cjs');
shareNativeCache();
process.env.NETLOOM_NATIVE_CACHE = nativeCache();

interface Heard {
  readonly event: EventName;
  readonly data: unknown;
  readonly at: number;
}

/** A studio with real trainers and a home of its own. */
function openStudio(home = mkdtempSync(join(tmpdir(), 'netloom-runs-'))) {
  const studio = createStudio({ home, mode: 'web', forkTrainer: forkChildProcess(TRAINER) });
  const heard: Heard[] = [];
  let look = (): void => {};
  studio.subscribe((event, data) => {
    heard.push({ event, data, at: Date.now() });
    look();
  });
  onTestFinished(async () => {
    await studio.dispose();
    rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  });
  const of = <E extends EventName>(name: E): EventData<E>[] =>
    heard.filter(({ event }) => event === name).map(({ data }) => data as EventData<E>);
  const until = (holds: () => boolean): Promise<void> =>
    new Promise((found) => {
      look = () => {
        if (holds()) found();
      };
      look();
    });
  const lastRun = (): RunInfo | undefined => {
    const changes = of('run.changed');
    return changes[changes.length - 1]?.run;
  };
  return { home, studio, heard, of, until, lastRun, state: () => lastRun()?.state };
}

const start = async (studio: Studio, settings: Record<string, string | number> = {}): Promise<RunInfo> => {
  const network = JSON.stringify(leNet());
  const { run } = await studio.handlers['runs.start']({
    network,
    settings: { dataset: 'mnist', ...settings },
  });
  return run;
};

/** Of the one trainer at work in a run's folder. */
const trainerOf = ({ directory }: RunInfo): number =>
  Number(readFileSync(join(directory, 'trainer.pid'), 'utf8'));

test('a run goes from start to completion; every step and epoch is heard, and read again from its folder', async () => {
  const { home, studio, of, until, state, lastRun } = openStudio();
  const run = await start(studio, { limit: 1200, epochs: 2, seed: 2 });
  expect(run).toMatchObject({ state: 'starting', name: 'LeNet-5', epochs: 2, canContinue: false });
  expect(run.id).toMatch(/^\d{8}-\d{6}-lenet-5$/);
  expect(run.directory).toBe(join(home, 'data', 'runs', run.id));
  await until(() => state() === 'completed');
  expect(lastRun()).toMatchObject({
    step: 60,
    totalSteps: 60,
    stepsPerEpoch: 30,
    problems: [],
    canContinue: false,
  });
  expect(lastRun()?.engine?.kind).toBe('native');

  const steps = of('run.steps').flatMap((batch) => batch.steps);
  expect(steps.map(({ step }) => step)).toEqual(Array.from({ length: 60 }, (_, i) => i + 1));
  const epochs = of('run.epoch').map(({ epoch }) => epoch);
  expect(epochs.map(({ epoch }) => epoch)).toEqual([1, 2]);
  const metrics = await studio.handlers['runs.metrics']({ id: run.id, fromStep: 0 });
  expect(metrics).toEqual({ steps, epochs });
  expect((await studio.handlers['runs.metrics']({ id: run.id, fromStep: 59 })).steps).toEqual(
    steps.slice(58),
  );

  const later = await openStudio(home).studio.handlers['runs.list']({});
  expect(later.runs).toEqual([{ ...lastRun(), startedAt: expect.any(Number) }]);
});

test('pause holds, resume goes on, stop keeps a checkpoint to continue from', async () => {
  const { studio, of, until, state, lastRun } = openStudio();
  const { id } = await start(studio, { epochs: 30 });
  await until(() => of('run.steps').length > 3);
  studio.handlers['runs.pause']({ id });
  await until(() => state() === 'paused');
  const held = of('run.steps').length;
  await new Promise((later) => setTimeout(later, 300));
  expect(of('run.steps')).toHaveLength(held);
  studio.handlers['runs.resume']({ id });
  await until(() => state() === 'running' && of('run.steps').length > held);
  studio.handlers['runs.stop']({ id });
  expect(state()).toBe('stopping');
  await until(() => state() === 'stopped');
  expect(lastRun()).toMatchObject({ canContinue: true, problems: [] });
  const stoppedAt = lastRun()?.step ?? 0;

  const { run } = await studio.handlers['runs.continue']({ id });
  expect(run).toMatchObject({ id, state: 'starting', canContinue: false });
  await expect(async () => studio.handlers['runs.continue']({ id })).rejects.toMatchObject({ code: 'busy' });
  await until(() => state() === 'running' && (lastRun()?.step ?? 0) >= stoppedAt);
  studio.handlers['runs.stop']({ id });
  await until(() => state() === 'stopped');
});

test('a trainer that is killed is reported; the run is kept and trains on', async () => {
  const { home, studio, of, until, state, lastRun } = openStudio();
  const run = await start(studio, { limit: 2000, epochs: 4, checkpointEvery: 20 });
  await until(() => of('run.epoch').length === 1 && of('run.steps').length > 2);
  process.kill(trainerOf(run), 'SIGKILL');
  await until(() => state() === 'failed');
  expect(lastRun()).toMatchObject({
    canContinue: true,
    problems: [{ severity: 'error', code: 'trainerDied', message: expect.stringContaining('SIGKILL') }],
  });
  // Whoever opens the folder later is told the same.
  const { runs } = await openStudio(home).studio.handlers['runs.list']({});
  expect(runs[0]).toMatchObject({
    id: run.id,
    state: 'failed',
    canContinue: true,
    problems: [{ code: 'trainerDied' }],
  });

  await studio.handlers['runs.continue']({ id: run.id });
  await until(() => state() === 'completed');
  expect(lastRun()).toMatchObject({ step: 200, problems: [] });
  const { steps } = await studio.handlers['runs.metrics']({ id: run.id, fromStep: 0 });
  expect(steps.map(({ step }) => step)).toEqual(Array.from({ length: 200 }, (_, i) => i + 1));
});

test('ten thousand steps a second do not flood the window', async () => {
  const { studio, heard, until, state } = openStudio();
  const tiny = {
    ...leNet(),
    nodes: [
      { id: 'input', type: 'Input', params: { height: 28, width: 28, channels: 1 } },
      { id: 'fc', type: 'FC', params: { units: 10 } },
      { id: 'softmax', type: 'Softmax' },
    ],
    edges: [
      { source: 'input', target: 'fc' },
      { source: 'fc', target: 'softmax' },
    ],
  };
  await studio.handlers['runs.start']({
    network: JSON.stringify(tiny),
    settings: { dataset: 'mnist', batchSize: 1, epochs: 1, limit: 5000 },
  });
  await until(() => state() === 'completed');
  const batches = heard.filter(({ event }) => event === 'run.steps');
  const seconds = (batches[batches.length - 1]!.at - batches[0]!.at) / 1000;
  expect(batches.length).toBeLessThanOrEqual(22 * seconds + 4);
});

test('the end of the program stops trainings with a checkpoint', async () => {
  const { home, studio, of, until } = openStudio();
  const { id } = await start(studio, { epochs: 30 });
  await until(() => of('run.steps').length > 3);
  await studio.dispose();
  const { runs } = await openStudio(home).studio.handlers['runs.list']({});
  expect(runs).toMatchObject([{ id, state: 'stopped', canContinue: true }]);
});

test('what cannot be trained is refused before a process is started', async () => {
  const { studio, heard } = openStudio();
  const begin = (network: unknown, settings: Record<string, string | number>) =>
    studio.handlers['runs.start']({
      network: typeof network === 'string' ? network : JSON.stringify(network),
      settings,
    });
  await expect(begin('{', {})).rejects.toMatchObject({ code: 'network' });
  await expect(begin(misfit, {})).rejects.toMatchObject({ code: 'network', detail: 'conv1' });
  await expect(begin(leNet(), { epochs: -1 })).rejects.toMatchObject({ code: 'invalid', detail: 'epochs' });
  await expect(begin(leNet(), { dataset: 'none' })).rejects.toMatchObject({ code: 'notFound' });
  expect(heard).toEqual([]);
  expect((await studio.handlers['runs.list']({})).runs).toEqual([]);
});

test('what the trainer refuses is a problem of the run', async () => {
  const { studio, until, state, lastRun } = openStudio();
  await start(studio, { dataset: 'shapes' });
  await until(() => state() === 'failed');
  expect(lastRun()).toMatchObject({ canContinue: false, problems: [{ code: 'dataset' }] });
});

test.each(['..', '.', '../data', 'a/b', '/etc'])('"%s" is no run’s name', async (id) => {
  const { studio } = openStudio();
  await expect(async () => studio.handlers['runs.metrics']({ id, fromStep: 0 })).rejects.toMatchObject({
    code: 'invalid',
  });
  await expect(async () => studio.handlers['runs.continue']({ id })).rejects.toMatchObject({
    code: 'invalid',
  });
});

test('folders that hold no run are passed over', async () => {
  const { home, studio } = openStudio();
  for (const name of ['empty', 'damaged']) mkdirSync(join(home, 'data', 'runs', name), { recursive: true });
  writeFileSync(join(home, 'data', 'runs', 'damaged', 'run.json'), '{"name":');
  writeFileSync(join(home, 'data', 'runs', 'stray.txt'), '');
  expect(await studio.handlers['runs.list']({})).toEqual({ runs: [] });
  await expect(studio.handlers['runs.continue']({ id: 'empty' })).rejects.toMatchObject({ code: 'notFound' });
  expect(() => studio.handlers['runs.stop']({ id: 'empty' })).toThrow('no run empty under way');
});
