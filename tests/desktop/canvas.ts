import { expect } from 'vitest';
import type { DesktopApp } from './driver.ts';
import { byTestId } from './page.ts';

/** Polls for as long as a slow machine may need. */
export const soon = <T>(read: () => T | Promise<T>, seconds = 20) =>
  expect.poll(read, { timeout: seconds * 1000, interval: 100 });

export const shapeOf = (app: DesktopApp, id: string): Promise<string | null> =>
  app.attribute(`node-${id}`, 'data-shape');

export const countOf = (app: DesktopApp, testId: string): Promise<number> =>
  app.evaluate(`document.querySelectorAll(${JSON.stringify(byTestId(testId))}).length`);

/** Drags a layer from the palette to a place of the canvas, a share of its width and height. */
export async function dragLayer(app: DesktopApp, type: string, x: number, y: number): Promise<void> {
  const from = await app.centre(byTestId(`palette-${type}`));
  const to = await app.evaluate<{ x: number; y: number }>(`(() => {
    const box = document.querySelector('${byTestId('canvas')}').getBoundingClientRect();
    return { x: box.x + box.width * ${x}, y: box.y + box.height * ${y} };
  })()`);
  await app.drag(from, to);
}

/** Draws an edge by hand, from the one's output to the other's input. */
export async function wire(app: DesktopApp, source: string, target: string): Promise<void> {
  const from = await app.centre(`${byTestId(`node-${source}`)} .react-flow__handle.source`);
  const to = await app.centre(`${byTestId(`node-${target}`)} .react-flow__handle.target`);
  await app.drag(from, to);
}

/** Chooses a template from the gallery, with the mouse. */
export async function openTemplate(app: DesktopApp, id: string): Promise<void> {
  await app.click('file-menu');
  await app.click('menu-file.template');
  await app.click(`template-${id}`);
}
