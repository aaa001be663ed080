import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { afterEach, expect, test } from 'vitest';
import { createClient } from './client.ts';
import { StudioCallError } from './errors.ts';
import type { RunInfo } from './messages.ts';
import { type Handlers, serve } from './server.ts';
import type { Transport } from './transport.ts';

const ports: MessagePort[] = [];
afterEach(() => {
  for (const port of ports.splice(0)) port.close();
});

const over = (port: MessagePort): Transport => ({
  send: (message) => port.postMessage(message),
  onMessage: (listener) => port.on('message', listener),
  onClose: (listener) => port.on('close', listener),
});

/** Handlers that refuse, but for the ones a test is about. */
const answering = (some: Partial<Handlers>): Handlers =>
  new Proxy(some, {
    get: (target, method: keyof Handlers) =>
      target[method] ??
      (() => {
        throw new Error(`${method} is not part of this test`);
      }),
  }) as Handlers;

function connect(some: Partial<Handlers>) {
  const { port1, port2 } = new MessageChannel();
  ports.push(port1, port2);
  const server = serve(over(port1), answering(some));
  const client = createClient(over(port2));
  return { server, client, serverPort: port1, clientPort: port2 };
}

const run: RunInfo = {
  id: '20260101-120000-lenet-5',
  directory: '/runs/20260101-120000-lenet-5',
  name: 'LeNet-5',
  state: 'running',
  startedAt: 1,
  step: 3,
  totalSteps: 9,
  stepsPerEpoch: 3,
  epochs: 3,
  canContinue: false,
  hasWeights: false,
  problems: [],
};

test('a call is answered with what the handler gives', async () => {
  const { client } = connect({ 'files.read': ({ path }) => ({ path, text: `text of ${path}` }) });
  await expect(client.call('files.read', { path: 'a.json' })).resolves.toEqual({
    path: 'a.json',
    text: 'text of a.json',
  });
});

test('answers find their calls, whatever their order', async () => {
  const { client } = connect({
    'files.read': async ({ path }) => {
      if (path === 'slow') await new Promise((resolve) => setTimeout(resolve, 20));
      return { path, text: '' };
    },
  });
  const order: string[] = [];
  const read = async (path: string): Promise<void> => {
    order.push((await client.call('files.read', { path })).path);
  };
  await Promise.all([read('slow'), read('quick')]);
  expect(order).toEqual(['quick', 'slow']);
});

test("a handler's refusal arrives with code, message and detail", async () => {
  const { client } = connect({
    'files.read': () => {
      throw new StudioCallError('notFound', 'There is no file a.json.', 'a.json');
    },
  });
  const error = await client.call('files.read', { path: 'a.json' }).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(StudioCallError);
  expect(error).toMatchObject({ code: 'notFound', message: 'There is no file a.json.', detail: 'a.json' });
});

test('an unforeseen exception arrives as internal', async () => {
  const { client } = connect({
    'runs.list': () => {
      throw new RangeError('lost');
    },
  });
  await expect(client.call('runs.list', {})).rejects.toMatchObject({ code: 'internal', message: 'lost' });
});

test('parameters are validated on arrival, before the handler sees them', async () => {
  let called = false;
  const { client } = connect({
    'files.read': ({ path }) => {
      called = true;
      return { path, text: '' };
    },
  });
  await expect(client.call('files.read', { path: '' })).rejects.toMatchObject({
    code: 'invalid',
    message: expect.stringContaining('path'),
  });
  expect(called).toBe(false);
});

test.each(['no.such', 'toString', '__proto__', 'constructor'])('there is no method %s', async (method) => {
  const { clientPort } = connect({});
  const answer = new Promise((resolve) => clientPort.on('message', resolve));
  clientPort.postMessage({ id: 7, method, params: {} });
  await expect(answer).resolves.toMatchObject({ id: 7, error: { code: 'invalid' } });
});

test.each([
  null,
  5,
  'text',
  [],
  {},
  { id: 'a', method: 'runs.list' },
  { id: 1.5, method: 'runs.list', params: {} },
])('what is no request (%j) is dropped and the next one answered', async (junk) => {
  const { client, clientPort } = connect({ 'runs.list': () => ({ runs: [run] }) });
  clientPort.postMessage(junk);
  await expect(client.call('runs.list', {})).resolves.toEqual({ runs: [run] });
});

test('results are validated on arrival', async () => {
  const { client } = connect({ 'runs.list': () => JSON.parse('{"runs":[{"id":1}]}') });
  await expect(client.call('runs.list', {})).rejects.toMatchObject({
    code: 'internal',
    message: expect.stringContaining('runs.list was answered wrongly: runs.0.id'),
  });
});

test('events reach every listener of their name until it leaves', async () => {
  const { client, server, serverPort } = connect({ 'recent.add': () => ({}) });
  const first: string[] = [];
  const second: string[] = [];
  const leave = client.on('run.changed', (data) => first.push(data.run.id));
  client.on('run.changed', (data) => second.push(data.run.id));
  server.emit('run.changed', { run });
  serverPort.postMessage({ event: 'run.changed', data: { run: { id: 'malformed' } } });
  serverPort.postMessage({ event: 'no.such', data: {} });
  serverPort.postMessage({ event: 'toString', data: {} });
  await client.call('recent.add', { path: 'x' });
  leave();
  server.emit('run.changed', { run: { ...run, id: 'later' } });
  await client.call('recent.add', { path: 'x' });
  expect(first).toEqual([run.id]);
  expect(second).toEqual([run.id, 'later']);
});

test('closing refuses what is under way and what comes later', async () => {
  const { client, serverPort } = connect({ 'runs.list': () => new Promise(() => {}) });
  const told = new Promise<void>((resolve) => client.onClose(resolve));
  const underWay = client.call('runs.list', {});
  serverPort.close();
  await expect(underWay).rejects.toBeInstanceOf(StudioCallError);
  await told;
  await expect(client.call('runs.list', {})).rejects.toThrow('closed');
});
