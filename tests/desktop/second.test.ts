import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../support/environment.ts';
import { countOf, shapeOf, soon } from './canvas.ts';
import { openDesktop } from './driver.ts';

test('started again with a network, the program opens it in the window that is there', async () => {
  const app = await openDesktop();
  await soon(() => shapeOf(app, 'softmax'), 60).toBe('10');
  const tabs = (): Promise<readonly string[]> =>
    app.evaluate(
      `[...document.querySelectorAll('[data-testid="tab-strip"] [role="tab"]')].map((tab) => tab.getAttribute('aria-label'))`,
    );
  const again = (name: string): Promise<number | null> =>
    app.startAgain(join(root, 'resources', 'networks', name));
  await app.click('node-conv1');
  await app.fill('param-filters', '8');
  await soon(() => countOf(app, 'dirty')).toBe(1);

  expect(await again('alexnet.json')).toBe(0);
  await soon(() => app.evaluate('document.title')).toMatch(/AlexNet – Netloom$/);
  expect(await again('vgg-16.json')).toBe(0);
  await soon(() => app.evaluate('document.title')).toMatch(/VGG-16 – Netloom$/);
  expect(await tabs()).toHaveLength(3);

  // The one that is open is shown, not opened twice; what is no network is not even tried.
  expect(await again('alexnet.json')).toBe(0);
  await soon(() => app.evaluate('document.title')).toMatch(/AlexNet – Netloom$/);
  expect(await again('none.json')).toBe(0);
  expect(await tabs()).toHaveLength(3);

  // While the window begins anew, it hears of none, and asks for what it was handed meanwhile.
  await app.evaluate('void setTimeout(() => location.reload(), 1500)');
  expect(await again('nin.json')).toBe(0);
  await soon(() => tabs().catch(() => [])).toHaveLength(4);
  expect((await app.pages()).length).toBe(1);
  expect(app.complaints).toEqual([]);
});
