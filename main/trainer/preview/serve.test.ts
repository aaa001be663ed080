import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import type { JsonObject, Network } from '../../../shared/network/network.ts';
import { trainingSettings } from '../../../shared/program/settings.ts';
import type { Activation } from '../../../shared/protocol/previews.ts';
import { compile } from '../compile.ts';
import type { PreviewRequest, TrainerEvent } from '../messages.ts';
import { START, writeCheckpoint } from '../run/checkpoints.ts';
import { runFolder } from '../run/folder.ts';
import { buildTrainer, startTrainer } from '../testing/child.ts';
import { testFolder } from '../testing/folder.ts';
import { lenet5 } from '../testing/networks.ts';
import { drawnVariables } from '../weights.ts';

const folder = testFolder();
let program: string;
beforeAll(async () => {
  const built = await buildTrainer();
  program = built.program;
  return built.remove;
});

const pixels = Buffer.from(Uint8Array.from({ length: 784 }, (_, i) => (i * 31) % 256)).toString('base64');

/** A trainer process that is asked for previews, one after the other. */
function startPreviewer() {
  const child = startTrainer(program);
  let id = 0;
  const ask = async (network: Network, more: Partial<PreviewRequest> = {}): Promise<TrainerEvent> => {
    const mine = ++id;
    child.send({
      kind: 'preview',
      id: mine,
      network,
      image: { shape: [28, 28, 1], pixels },
      seed: 0,
      engine: 'auto',
      wanted: network.nodes.map((node) => ({ node: node.id, first: 0, count: 16, side: 64 })),
      ...more,
    });
    const isAnswer = (event: TrainerEvent): boolean =>
      (event.kind === 'previewed' || event.kind === 'previewFailed') && event.id === mine;
    return child.until(isAnswer);
  };
  const show = async (network: Network, more: Partial<PreviewRequest> = {}) => {
    const event = await ask(network, more);
    if (event.kind !== 'previewed') throw new Error(JSON.stringify(event));
    const of = (node: string): Activation | null | undefined =>
      event.activations[network.nodes.findIndex((each) => each.id === node)];
    return { ...event, of };
  };
  return { child, ask, show };
}

const withParams = (network: Network, id: string, params: JsonObject): Network => ({
  ...network,
  nodes: network.nodes.map((node) =>
    node.id === id ? { ...node, params: { ...node.params, ...params } } : node,
  ),
});

const probabilitiesOf = (activation: Activation | null | undefined): readonly number[] =>
  activation?.kind === 'classes' ? activation.probabilities : [];

it('shows what layers make of an image, follows edits, and goes as far as a broken network can be computed', async () => {
  const { show } = startPreviewer();
  const first = await show(lenet5);
  expect(first.of('input')).toMatchObject({ kind: 'image', height: 28, width: 28, channels: 1, pixels });
  expect(first.of('conv1')).toMatchObject({ kind: 'maps', shape: [28, 28, 6] });
  expect(first.of('pool2')).toMatchObject({ kind: 'maps', shape: [5, 5, 16] });
  expect(first.of('fc1')).toMatchObject({ kind: 'vector', features: 120 });
  const total = probabilitiesOf(first.of('softmax')).reduce((sum, p) => sum + p, 0);
  expect(total).toBeCloseTo(1, 5);
  expect(first.checkpoint).toBe(undefined);

  const edited = await show(withParams(lenet5, 'conv2', { kernel: 3 }));
  expect(edited.of('conv1')).toEqual(first.of('conv1'));
  expect(edited.of('pool2')).toMatchObject({ shape: [6, 6, 16] });
  const broken = await show(withParams(lenet5, 'conv2', { kernel: 99 }));
  expect(broken.of('pool1')).toEqual(first.of('pool1'));
  expect(broken.of('conv2')).toBe(null);
  expect(broken.unseen.conv2).toBe('error');
  const other = await show(lenet5, { image: { shape: [32, 32, 3], pixels: '' } });
  expect(other.unseen.input).toBe('mismatch');
  expect((await show(lenet5)).activations).toEqual(first.activations);
});

it('takes the weights of a run’s newest checkpoint where they fit, and draws the others', async () => {
  const { show } = startPreviewer();
  const graph = compile(lenet5, trainingSettings.parse({}), []);
  const { checkpoints } = runFolder(join(folder, 'run'));
  mkdirSync(checkpoints, { recursive: true });
  const run = join(folder, 'run');
  const without = await show(lenet5, { run });
  expect(without.checkpoint).toBe(undefined);

  const save = (step: number, seed: number): void => {
    const variables = drawnVariables(graph, seed);
    writeCheckpoint(checkpoints, {
      ...{ progress: { ...START, step }, metricsLength: 0, statisticsLength: 0, variables },
    });
  };
  save(10, 5);
  const trained = await show(lenet5, { run });
  expect(trained.checkpoint).toEqual({ step: 10, drawn: [] });
  expect(trained.activations).toEqual((await show(lenet5, { seed: 5 })).activations);
  save(20, 6);
  const later = await show(lenet5, { run });
  expect(later.checkpoint?.step).toBe(20);
  expect(later.of('conv1')).not.toEqual(trained.of('conv1'));
  // Another kernel than the run's: that layer is drawn.
  const changed = await show(withParams(lenet5, 'conv1', { kernel: 3, padding: 1 }), { run });
  expect(changed.checkpoint).toEqual({ step: 20, drawn: ['conv1'] });
});

it('computes the same on the interpreter, gives parts as they are wanted, and does not train as well', async () => {
  const { show, child } = startPreviewer();
  const native = await show(lenet5, { engine: 'native' });
  const slow = await show(lenet5, { engine: 'interpreter' });
  expect([native.engine.kind, slow.engine.kind]).toEqual(['native', 'interpreter']);
  const [fast, right] = [native, slow].map((each) => probabilitiesOf(each.of('softmax')));
  fast?.forEach((probability, i) => {
    expect(probability).toBeCloseTo(right![i]!, 5);
  });
  const part = await show(lenet5, { wanted: [{ node: 'conv2', first: 14, count: 8, side: 5 }] });
  expect(part.activations).toMatchObject([{ first: 14, height: 5, width: 5, maps: [{}, {}] }]);
  child.send({ kind: 'stop' });
  expect((await show(lenet5)).activations.length).toBe(lenet5.nodes.length);
});
