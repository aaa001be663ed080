import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { shapeOf, soon } from './canvas.ts';
import { type DesktopApp, openDesktop } from './driver.ts';
import { pause } from './processes.ts';

async function openReady(): Promise<DesktopApp> {
  const app = await openDesktop();
  await soon(() => shapeOf(app, 'softmax'), 60).toBe('10');
  return app;
}

test('the page has no Node, and of Electron one pipe to the program', async () => {
  const app = await openReady();
  expect(await app.evaluate('location.origin')).toBe('netloom://app');
  expect(await app.evaluate('isSecureContext')).toBe(true);
  const names = ['require', 'process', 'module', 'Buffer', 'global', '__dirname', 'ipcRenderer', 'electron'];
  const there = `${JSON.stringify(names)}.filter((name) => name in window)`;
  expect(await app.evaluate(there)).toEqual([]);
  const door = 'Object.entries(window.netloom).map(([name, value]) => [name, typeof value]).sort()';
  expect(await app.evaluate(door)).toEqual([
    ['onMessage', 'function'],
    ['send', 'function'],
  ]);
});

test('code that somebody managed to write into the page does not run', async () => {
  const app = await openReady();
  // In a timer, since what the debugging protocol runs itself is exempt from the policy.
  const later = (code: string): string => `new Promise((resolve) => setTimeout(() => {
    try { ${code} } catch (error) { resolve(error.name); }
  }))`;
  expect(await app.evaluate(later('resolve(eval("1 + 1"))'))).toBe('EvalError');
  expect(await app.evaluate(later('resolve(new Function("return 2")())'))).toBe('EvalError');
  // Each waits for a violation of its own directive: one before may be told of twice.
  const violation = (directive: string, code: string): string =>
    `new Promise((resolve) => {
    addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
      if (effectiveDirective.startsWith('${directive}')) resolve(effectiveDirective);
    });
    setTimeout(() => resolve('nothing was refused'), 10000);
    const make = (name, parts) => document.body.append(Object.assign(document.createElement(name), parts));
    ${code};
  })`;
  expect(
    await app.evaluate(violation('script-src-elem', `make('script', { textContent: 'window.ran = 1' })`)),
  ).toBe('script-src-elem');
  expect(
    await app.evaluate(
      violation('script-src-attr', `make('div', { innerHTML: '<img src="data:," onerror="ran = 1">' })`),
    ),
  ).toBe('script-src-attr');
  expect(
    await app.evaluate(violation('base-uri', `make('base', { href: 'netloom://app/elsewhere/' })`)),
  ).toBe('base-uri');
  expect(await app.evaluate('typeof window.ran')).toBe('undefined');
});

test('the page reaches nobody, opens no window, goes nowhere and gets no permission', async () => {
  // Whoever asks is written down, a page that listens on this machine is there to be reached.
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.setHeader('access-control-allow-origin', '*').end('reached');
  });
  server.on('upgrade', (request, socket) => {
    asked.push(request.url ?? '');
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const place = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  expect(await (await fetch(`http://${place}/test`)).text()).toBe('reached');

  const app = await openReady();
  const pages = await app.pages();
  const attempts = [
    `fetch('http://${place}/fetch').catch(() => {})`,
    `fetch('file:///etc/hostname').then(() => { window.read = 1 }, () => {})`,
    `new WebSocket('ws://${place}/socket')`,
    `new Image().src = 'http://${place}/image'`,
    `document.body.append(Object.assign(document.createElement('iframe'), { src: 'http://${place}/frame' }))`,
    `document.body.append(Object.assign(document.createElement('script'), { src: 'http://${place}/script' }))`,
    `window.opened = window.open('http://${place}/open')`,
    `window.opened = window.opened || window.open('about:blank')`,
    `document.body.append(Object.assign(document.createElement('form'), { id: 'form', action: 'http://${place}/form' }))`,
    `document.getElementById('form').submit()`,
    `location.href = 'file:///etc/hostname'`,
    `location.href = 'http://${place}/location'`,
  ];
  for (const attempt of attempts)
    await app.evaluate(`void setTimeout(() => { try { ${attempt} } catch {} })`);
  // Nothing to wait for: time for what would come.
  await pause(2000);
  expect(asked).toEqual(['/test']);
  expect(await app.pages()).toEqual(pages);
  expect(
    await app.evaluate('[location.origin, typeof window.read, !window.opened || window.opened.closed]'),
  ).toEqual(['netloom://app', 'undefined', true]);
  expect(await app.evaluate('Notification.requestPermission()')).toBe('denied');
  // The same page as before, and it lives.
  await app.click('node-conv1');
  await app.fill('param-filters', '8');
  await soon(() => shapeOf(app, 'conv1')).toBe('28x28x8');
});
