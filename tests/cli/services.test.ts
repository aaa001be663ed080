import { createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { jsonLines, openWorkplace } from './command.ts';

test('doctor tells what is there', async () => {
  const place = openWorkplace();
  const outcome = await place.run('doctor', '--json');
  const checks = jsonLines(outcome);
  expect(checks.length).toBeGreaterThan(5);
  for (const check of checks) {
    expect(check).toMatchObject({ name: expect.any(String), detail: expect.any(String) });
    expect(['ok', 'warning', 'missing']).toContain(check.status);
    if (check.status !== 'ok') expect(check.remedy).toEqual(expect.any(String));
  }
  expect(outcome.code).toBe(checks.some(({ status }) => status === 'missing') ? 1 : 0);
  const { stdout } = await place.run('doctor');
  expect(stdout).toMatch(/^✓ Node\.js: /m);
});

test('serve prints an address that shows the window, until it is interrupted', async () => {
  const place = openWorkplace();
  const running = place.start('serve', '--port', '0');
  await running.seen(/http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/);
  running.process.kill('SIGINT');
  const { code, stdout } = await running.done;
  expect(code).toBe(0);
  expect(stdout).toMatch(/^Netloom is at http/);
});

test('serve with a file that is not there: exit 2, before anything is served', async () => {
  const outcome = await openWorkplace().run('serve', 'none.json');
  expect(outcome).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('none.json') });
});

test('serve on a port in use: exit 2', async () => {
  const place = openWorkplace();
  const server = createServer();
  onTestFinished(() => void server.close());
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
  const outcome = await place.run('serve', '--port', String(port));
  expect(outcome).toMatchObject({ code: 2, stderr: expect.stringContaining(`Port ${port} is in use`) });
});
