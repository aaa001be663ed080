import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { shapeOf, soon } from './canvas.ts';
import { openDesktop } from './driver.ts';
import { trainersOf } from './processes.ts';

/** The lines that the only run has written of its steps. */
function stepsOf(home: string): readonly string[] {
  const runs = join(home, 'data', 'runs');
  const [run, ...others] = readdirSync(runs);
  expect(others).toEqual([]);
  const lines = readFileSync(join(runs, run!, 'metrics.jsonl'), 'utf8').split('\n');
  return lines.filter((line) => line.startsWith('{"event":"step"'));
}

test('a trainer killed from outside is reported, the window lives, and one click trains on', async () => {
  const app = await openDesktop();
  await soon(() => shapeOf(app, 'softmax'), 60).toBe('10');
  await app.click('tab-training');
  await app.fill('setting-epochs', '40');
  await app.click('train');
  // The second epoch has begun: there is a checkpoint to go on from.
  await soon(() => app.text('epoch'), 60).toMatch(/[2-9] of 40/);
  const [trainer] = trainersOf(app.home);
  if (trainer === undefined) throw new Error('There is no trainer');
  // What trains is TensorFlow's own library, in a process that is not the window's.
  expect(readFileSync(`/proc/${trainer}/maps`, 'utf8')).toContain('libtensorflow');
  process.kill(trainer, 'SIGKILL');
  await soon(() => app.text('run-state')).toBe('Failed');
  const first = stepsOf(app.home).slice(0, 250);
  await app.click('node-conv1');
  await app.fill('param-filters', '8');
  await soon(() => shapeOf(app, 'conv1')).toBe('28x28x8');
  await app.click('undo');

  await app.click('continue');
  await soon(() => app.text('run-state'), 60).toBe('Training');
  await soon(() => app.text('epoch'), 60).toMatch(/([4-9]|1\d) of 40/);
  await app.click('stop');
  await soon(() => app.text('run-state'), 60).toBe('Stopped');
  // The same run: what the first epoch wrote (its times too) is there still, and every step once.
  const steps = stepsOf(app.home);
  expect(first.length).toBe(250);
  expect(steps.slice(0, 250)).toEqual(first);
  expect(steps.map((line) => JSON.parse(line).step)).toEqual(steps.map((_line, index) => index + 1));
  await soon(() => trainersOf(app.home)).toEqual([]);
});
