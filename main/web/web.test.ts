import { mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { createClient } from '../../shared/protocol/client.ts';
import { createStudio } from '../studio/index.ts';
import { testFolder } from '../studio/testing/folder.ts';
import { startWeb } from './index.ts';

async function start(port = 0) {
  const home = testFolder();
  const rendererDirectory = join(home, 'renderer');
  mkdirSync(join(rendererDirectory, 'assets'), { recursive: true });
  writeFileSync(join(rendererDirectory, 'index.html'), '<!doctype html><title>Netloom</title>');
  writeFileSync(join(rendererDirectory, 'assets', 'a b.js'), 'export {};');
  writeFileSync(join(home, 'secret.json'), '{}');
  const studio = createStudio({
    home,
    mode: 'web',
    forkTrainer: () => {
      throw new Error('no training in this test');
    },
  });
  const web = await startWeb({ studio, rendererDirectory, port });
  onTestFinished(() => web.close());
  return { web, studio, home };
}

interface Answer {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly text: string;
}
/** With Node's own client, since `fetch` forbids the headers that are tested here. */
const get = (
  port: number,
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, headers, method }, (response) => {
      let text = '';
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
      );
    })
      .on('error', reject)
      .end();
  });

/** The socket, or the status it was refused with. */
const open = (
  port: number,
  path: string,
  headers: Record<string, string> = {},
): Promise<WebSocket | number> =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers });
    socket.on('open', () => resolve(socket));
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
    socket.on('error', reject);
  });

test('the address it gives shows the window, under a strict policy', async () => {
  const { web } = await start();
  expect(web.address).toBe(`http://127.0.0.1:${web.port}/?token=${web.token}`);
  const page = await get(web.port, `/?token=${web.token}`);
  expect(page).toMatchObject({ status: 200, text: expect.stringContaining('Netloom') });
  const policy = String(page.headers['content-security-policy']);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self';");
  expect(policy).toContain(`ws://127.0.0.1:${web.port}`);
  expect(page.headers['x-content-type-options']).toBe('nosniff');
});

test('the page’s own files come by the cookie; without it or the token nothing does', async () => {
  const { web } = await start();
  const page = await get(web.port, `/?token=${web.token}`);
  const cookie = String(page.headers['set-cookie']).split(';')[0] ?? '';
  expect(String(page.headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Strict/);
  const script = await get(web.port, '/assets/a%20b.js', { cookie });
  expect(script).toMatchObject({ status: 200, text: 'export {};' });
  expect(script.headers['content-type']).toContain('text/javascript');
  expect((await get(web.port, '/assets/a%20b.js')).status).toBe(403);
  expect((await get(web.port, '/')).status).toBe(403);
  expect((await get(web.port, '/?token=')).status).toBe(403);
  expect((await get(web.port, `/?token=${'0'.repeat(web.token.length)}`)).status).toBe(403);
  expect((await get(web.port, '/', { cookie: `${cookie}0` })).status).toBe(403);
});

test.each(['evil.example', 'evil.example:80', '127.0.0.1.evil.example', '127.0.0.1:1', 'localhost'])(
  'the name %s is not its own',
  async (host) => {
    const { web } = await start();
    expect((await get(web.port, `/?token=${web.token}`, { host })).status).toBe(403);
    expect(await open(web.port, `/studio?token=${web.token}`, { host })).toBe(403);
  },
);

test.each(['http://evil.example', 'null', 'http://127.0.0.1:1', 'https://localhost'])(
  'a page of %s may neither fetch nor connect',
  async (origin) => {
    const { web } = await start();
    expect((await get(web.port, `/?token=${web.token}`, { origin })).status).toBe(403);
    expect(await open(web.port, `/studio?token=${web.token}`, { origin })).toBe(403);
  },
);

test.each([
  '/../secret.json',
  '/%2e%2e/secret.json',
  '/..%2fsecret.json',
  '/assets/../../secret.json',
  '/..\\secret.json',
  '/%5c..%5csecret.json',
  '/%00',
  '/%',
  '/assets',
  '/none.js',
  '//etc/passwd',
])('%s leads nowhere', async (path) => {
  const { web } = await start();
  const { status } = await get(web.port, path, { cookie: `netloom-${web.port}=${web.token}` });
  expect([400, 404]).toContain(status);
});

test('nothing but reading', async () => {
  const { web } = await start();
  expect((await get(web.port, `/?token=${web.token}`, {}, 'POST')).status).toBe(405);
  expect(await get(web.port, `/?token=${web.token}`, {}, 'HEAD')).toMatchObject({ status: 200, text: '' });
});

test('the conversation runs over a WebSocket with the token', async () => {
  const { web, studio } = await start();
  expect(await open(web.port, '/studio')).toBe(401);
  expect(await open(web.port, '/studio?token=wrong')).toBe(401);
  expect(await open(web.port, `/other?token=${web.token}`)).toBe(404);
  const origin = `http://127.0.0.1:${web.port}`;
  const socket = await open(web.port, `/studio?token=${web.token}`, { origin });
  if (typeof socket === 'number') throw new Error(`refused with ${socket}`);
  const client = createClient({
    send: (message) => socket.send(JSON.stringify(message)),
    onMessage: (listener) => socket.on('message', (data) => listener(JSON.parse(String(data)))),
    onClose: (listener) => socket.on('close', listener),
  });
  await expect(client.call('app.info', {})).resolves.toMatchObject({
    mode: 'web',
    nativeDialogs: false,
    projectsDirectory: studio.paths.projects,
  });
  const text = 'x'.repeat(5_000_000);
  await client.call('files.write', { path: 'big.json', text, overwrite: false });
  await expect(client.call('files.read', { path: 'big.json' })).resolves.toMatchObject({ text });
  await expect(client.call('files.read', { path: 'none.json' })).rejects.toMatchObject({ code: 'notFound' });
  socket.send('{"not json');
  socket.send('[]');
  await expect(client.call('recent.list', {})).resolves.toEqual({ files: [] });
  const closed = new Promise<void>((resolve) => client.onClose(resolve));
  await web.close();
  await closed;
});

test('a port in use is told; without one asked for the next free one is taken', async () => {
  const { web } = await start();
  await expect(start(web.port)).rejects.toThrow(`Port ${web.port} is in use`);
  const first = await startWebAnywhere();
  const second = await startWebAnywhere();
  expect(second).not.toBe(first);
});

async function startWebAnywhere(): Promise<number> {
  const home = testFolder();
  const studio = createStudio({ home, mode: 'web', forkTrainer: () => Promise.reject() as never });
  const web = await startWeb({ studio, rendererDirectory: home });
  onTestFinished(() => web.close());
  return web.port;
}

test('it is reached from this machine alone', async () => {
  const { web } = await start();
  const other = createServer();
  onTestFinished(() => void other.close());
  // The same port of another address of the loopback network is free: it listens on 127.0.0.1, not everywhere.
  await new Promise<void>((resolve, reject) => {
    other.once('error', reject);
    other.listen(web.port, '127.0.0.2', resolve);
  });
});
