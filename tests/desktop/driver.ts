import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import CDP from 'chrome-remote-interface';

/** A window of a real Electron, driven through Chromium's debugging protocol (Playwright refuses old Chromiums). */
export interface DesktopApp {
  /** Evaluates an expression in the page; promises are awaited. @throws with the page's own message. */
  evaluate<T>(expression: string): Promise<T>;
  /** Polls until the expression is truthy. @throws after `seconds` naming the expression. */
  waitFor(expression: string, seconds?: number): Promise<void>;
  /** Centre of the element with that test id, in CSS pixels. */
  centre(testId: string): Promise<{ readonly x: number; readonly y: number }>;
  click(testId: string): Promise<void>;
  /** Presses at one point, moves in steps, releases at the other: a real mouse, as the page sees it. */
  drag(from: Point, to: Point): Promise<void>;
  /** Selects what is in the focused field and types over it. */
  retype(text: string): Promise<void>;
  screenshot(): Promise<Buffer>;
  /** Lines the program wrote. */
  readonly output: readonly string[];
  readonly home: string;
  readonly process: ChildProcess;
  close(): Promise<void>;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(address)));
    });
  });
}

async function attach(port: number, alive: () => boolean, output: readonly string[]): Promise<CDP.Client> {
  for (let attempt = 0; attempt < 300; attempt++) {
    if (!alive()) throw new Error(`The program ended before its window opened:\n${output.join('')}`);
    try {
      const targets = await CDP.List({ host: '127.0.0.1', port });
      const page = targets.find((target) => target.type === 'page' && target.url.startsWith('netloom:'));
      if (page) return await CDP({ host: '127.0.0.1', port, target: page });
    } catch {
      // Not listening yet.
    }
    await pause(200);
  }
  throw new Error(`No window within a minute:\n${output.join('')}`);
}

/**
 * Starts `command` with the debugging port open and a home of its own, and takes hold of its window. Without a display it
 * runs under Xvfb.
 */
export async function launchDesktop(
  command: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<DesktopApp> {
  const home = mkdtempSync(join(tmpdir(), 'netloom-desktop-'));
  const port = await freePort();
  const full = [
    command,
    ...args,
    '--no-sandbox',
    '--disable-gpu',
    `--remote-debugging-port=${port}`,
    `--user-data-dir=${join(home, 'chromium')}`,
  ];
  const line = process.env.DISPLAY ? full : ['xvfb-run', '-a', '-s', '-screen 0 1440x900x24', ...full];
  const output: string[] = [];
  const child = spawn(line[0]!, line.slice(1), {
    env: { ...process.env, NETLOOM_HOME: home, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  child.stdout.on('data', (data: Buffer) => output.push(data.toString()));
  child.stderr.on('data', (data: Buffer) => output.push(data.toString()));
  const client = await attach(port, () => child.exitCode === null, output);
  const { Runtime, Input, Page } = client;
  await Promise.all([Runtime.enable(), Page.enable()]);

  const evaluate = async <T>(expression: string): Promise<T> => {
    const { result, exceptionDetails } = await Runtime.evaluate({
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as T;
  };
  const mouse = (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', at: Point): Promise<void> =>
    Input.dispatchMouseEvent({
      type,
      ...at,
      button: 'left',
      buttons: type === 'mouseReleased' ? 0 : 1,
      clickCount: type === 'mouseMoved' ? 0 : 1,
    });
  const waitFor = async (expression: string, seconds = 20): Promise<void> => {
    const until = Date.now() + seconds * 1000;
    while (Date.now() < until) {
      if (await evaluate(`Boolean(${expression})`)) return;
      await pause(100);
    }
    throw new Error(`Still not true after ${seconds} s: ${expression}`);
  };
  const centre = async (testId: string): Promise<Point> => {
    const query = `document.querySelector('[data-testid="${testId}"]')`;
    await waitFor(query);
    return evaluate<Point>(`(() => {
      const box = ${query}.getBoundingClientRect();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    })()`);
  };
  const drag = async (from: Point, to: Point): Promise<void> => {
    await mouse('mousePressed', from);
    for (let step = 1; step <= 12; step++) {
      const part = step / 12;
      await mouse('mouseMoved', { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part });
      await pause(16);
    }
    await mouse('mouseReleased', to);
    await pause(100);
  };
  return {
    evaluate,
    waitFor,
    centre,
    drag,
    async click(testId) {
      const at = await centre(testId);
      await mouse('mousePressed', at);
      await mouse('mouseReleased', at);
    },
    async retype(text) {
      await evaluate('document.activeElement.select()');
      await Input.insertText({ text });
    },
    screenshot: async () => Buffer.from((await Page.captureScreenshot({ format: 'png' })).data, 'base64'),
    output,
    home,
    process: child,
    async close() {
      await client.close().catch(() => undefined);
      if (child.exitCode === null && child.pid) {
        // The group: xvfb-run, Xvfb and Electron, all started here.
        process.kill(-child.pid, 'SIGTERM');
        await Promise.race([new Promise((resolve) => child.once('exit', resolve)), pause(5000)]);
      }
      rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

/** Process ids of the trainers that run under `home`, newest last. */
export function trainersOf(home: string): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
        return command.includes('trainer.cjs') && readFileSync(`/proc/${pid}/environ`, 'utf8').includes(home);
      } catch {
        return false;
      }
    });
}
