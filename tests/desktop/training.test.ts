import { expect, test } from 'vitest';
import { shapeOf, soon } from './canvas.ts';
import { openDesktop } from './driver.ts';
import { trainersOf } from './processes.ts';

test('a trainer killed from outside is reported, the window lives, and one click trains on', async () => {
  const app = await openDesktop();
  await soon(() => shapeOf(app, 'softmax')).toBe('10');
  await app.click('tab-training');
  await app.fill('setting-epochs', '40');
  await app.click('train');
  // The second epoch has begun: there is a checkpoint to go on from.
  await soon(() => app.text('epoch'), 60).toMatch(/[2-9] of 40/);
  const [trainer] = trainersOf(app.home);
  if (trainer === undefined) throw new Error('There is no trainer');
  process.kill(trainer, 'SIGKILL');
  await soon(() => app.text('run-state')).toBe('Failed');
  await app.click('node-conv1');
  await app.fill('param-filters', '8');
  await soon(() => shapeOf(app, 'conv1')).toBe('28x28x8');
  await app.click('undo');
  await app.click('continue');
  await soon(() => app.text('run-state'), 60).toBe('Training');
  await soon(() => app.text('epoch'), 60).toMatch(/([4-9]|1\d) of 40/);
  await app.click('stop');
  await soon(() => app.text('run-state'), 60).toBe('Stopped');
  expect(trainersOf(app.home)).toEqual([]);
});
