import type CDP from 'chrome-remote-interface';
import { pause } from './processes.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The window's page, driven through Chromium's debugging protocol (Playwright refuses old Chromiums). */
export interface DesktopPage {
  /** Evaluates an expression in the page; promises are awaited. @throws with the page's own message. */
  evaluate<T>(expression: string): Promise<T>;
  /** Polls until the expression is truthy. @throws after `seconds` naming the expression. */
  waitFor(expression: string, seconds?: number): Promise<void>;
  /** An attribute of the element with that test id; null where one of the two is not there. */
  attribute(testId: string, name: string): Promise<string | null>;
  /** Its text, as it reads on the screen; null where there is no such element. */
  text(testId: string): Promise<string | null>;
  /** Where an element can be clicked: the centre of what rests and is covered by nothing, in CSS pixels. */
  centre(selector: string): Promise<Point>;
  click(testId: string): Promise<void>;
  /** Presses at one point, moves in steps, releases at the other: a real mouse, as the page sees it. */
  drag(from: Point, to: Point): Promise<void>;
  /** Clicks a field and types over what it holds. */
  fill(testId: string, text: string): Promise<void>;
  /** A letter's key with Control. */
  pressControl(letter: string): Promise<void>;
  pressEscape(): Promise<void>;
  screenshot(): Promise<Buffer>;
}

export const byTestId = (testId: string): string => `[data-testid="${testId}"]`;

/** In the page: the element's centre, or null while it moves or something lies over it. */
const restingPlace = (selector: string): string => `(async () => {
  const element = document.querySelector(${JSON.stringify(selector)});
  if (!element) return null;
  element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  const centre = () => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  };
  const before = centre();
  await new Promise((resolve) => setTimeout(resolve, 60));
  const { x, y } = centre();
  const top = document.elementFromPoint(x, y);
  return before.x === x && before.y === y && element.contains(top) ? { x, y } : null;
})()`;

const CONTROL = 2;

/** @throws with the other side's own message. */
export async function evaluateIn<T>({ Runtime }: CDP.Client, expression: string): Promise<T> {
  const { result, exceptionDetails } = await Runtime.evaluate({
    expression,
    awaitPromise: true,
    returnByValue: true,
  });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value as T;
}

export function drivePage(client: CDP.Client): DesktopPage {
  const { Input, Page } = client;
  const evaluate = <T>(expression: string): Promise<T> => evaluateIn<T>(client, expression);
  const until = async <T>(expression: string, seconds: number, what: string): Promise<T> => {
    const end = Date.now() + seconds * 1000;
    while (Date.now() < end) {
      const value = await evaluate<T>(expression);
      if (value) return value;
      await pause(100);
    }
    throw new Error(`Still not so after ${seconds} s: ${what}`);
  };
  const centre = (selector: string): Promise<Point> =>
    until(restingPlace(selector), 20, `${selector} can be clicked`);
  const mouse = (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', at: Point, held = true) =>
    Input.dispatchMouseEvent({
      type,
      ...at,
      button: held ? 'left' : 'none',
      buttons: held && type !== 'mouseReleased' ? 1 : 0,
      clickCount: type === 'mouseMoved' ? 0 : 1,
    });
  const click = async (testId: string): Promise<void> => {
    const at = await centre(byTestId(testId));
    await mouse('mouseMoved', at, false);
    await mouse('mousePressed', at);
    await mouse('mouseReleased', at);
  };
  const one = (testId: string): string => `document.querySelector(${JSON.stringify(byTestId(testId))})`;
  return {
    evaluate,
    waitFor: async (expression, seconds = 20) => {
      await until(`Boolean(${expression})`, seconds, expression);
    },
    attribute: (testId, name) =>
      evaluate(`${one(testId)} ? ${one(testId)}.getAttribute(${JSON.stringify(name)}) : null`),
    text: (testId) => evaluate(`${one(testId)} ? ${one(testId)}.innerText : null`),
    centre,
    click,
    async drag(from, to) {
      await mouse('mouseMoved', from, false);
      await mouse('mousePressed', from);
      for (let step = 1; step <= 10; step++) {
        const part = step / 10;
        await mouse('mouseMoved', {
          x: from.x + (to.x - from.x) * part,
          y: from.y + (to.y - from.y) * part,
        });
        await pause(16);
      }
      await mouse('mouseReleased', to);
    },
    async fill(testId, text) {
      await click(testId);
      await evaluate(`${one(testId)}.select()`);
      await Input.insertText({ text });
    },
    async pressControl(letter) {
      const key = {
        key: letter,
        code: `Key${letter.toUpperCase()}`,
        windowsVirtualKeyCode: letter.toUpperCase().charCodeAt(0),
        modifiers: CONTROL,
      };
      await Input.dispatchKeyEvent({ type: 'rawKeyDown', ...key });
      await Input.dispatchKeyEvent({ type: 'keyUp', ...key });
    },
    async pressEscape() {
      const key = { key: 'Escape', code: 'Escape', windowsVirtualKeyCode: 27 };
      await Input.dispatchKeyEvent({ type: 'rawKeyDown', ...key });
      await Input.dispatchKeyEvent({ type: 'keyUp', ...key });
    },
    screenshot: async () => Buffer.from((await Page.captureScreenshot({ format: 'png' })).data, 'base64'),
  };
}
