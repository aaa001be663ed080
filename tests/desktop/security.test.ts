import { expect, test } from 'vitest';
import { soon } from './canvas.ts';
import { openDesktop } from './driver.ts';

test('the page is shut in: no Node, no foreign code, no other window, no other place', async () => {
  const app = await openDesktop();
  await soon(() => app.text('network-name')).not.toBe(null);
  expect(await app.evaluate('location.protocol')).toBe('netloom:');
  for (const name of ['require', 'process', 'module', 'Buffer', 'global', '__dirname'])
    expect({ name, type: await app.evaluate(`typeof window[${JSON.stringify(name)}]`) }).toEqual({
      name,
      type: 'undefined',
    });
  // The one door to the program: functions and nothing of Electron's own.
  const door = await app.evaluate<Record<string, string>>(
    'Object.fromEntries(Object.entries(window.netloom).map(([name, value]) => [name, typeof value]))',
  );
  expect(Object.values(door).every((type) => type === 'function')).toBe(true);
  expect(Object.keys(door).length).toBeLessThanOrEqual(4);

  // Code in a string, and a script that somebody managed to write into the page.
  // Later, since what the debugging protocol runs itself is exempt from the policy.
  const attempt = `new Promise((resolve) => setTimeout(() => {
    try { resolve(new Function('return "ran"')()); } catch { resolve('refused'); }
  }))`;
  expect(await app.evaluate(attempt)).toBe('refused');
  await app.evaluate(`(() => {
    const script = document.createElement('script');
    script.textContent = 'window.injected = true';
    document.body.append(script);
  })()`);
  expect(await app.evaluate('window.injected')).toBeUndefined();
  // What the policy does not name is not asked for.
  const violation = `new Promise((resolve) => {
    document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective));
    fetch('http://127.0.0.1:9/').catch(() => setTimeout(() => resolve('none'), 2000));
  })`;
  expect(await app.evaluate(violation)).toBe('connect-src');

  const before = await app.pages();
  await app.evaluate(`void window.open('about:blank')`);
  await app.evaluate(`void (location.href = 'http://127.0.0.1:9/elsewhere')`);
  await soon(() => app.evaluate('document.readyState')).toBe('complete');
  expect(await app.evaluate('location.protocol')).toBe('netloom:');
  expect(await app.pages()).toEqual(before);
});
