import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { chromiumPath, root, testEnvironment } from './environment.ts';

/** Netloom in a real browser, served as `npm start` serves it where there is no display. */
export interface BrowserApp {
  readonly page: Page;
  /** Everything it keeps lies in it. */
  readonly home: string;
  readonly server: ChildProcess;
  readonly address: string;
  /** What the page complained of: the browser's own errors, and exceptions that nothing caught. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
  /** Gives what kills server and browser at once, as a power cut does, and says when. */
  killer(): Promise<() => number>;
}

export interface Opening extends BrowserContextOptions {
  readonly home: string;
  readonly file?: string;
}

async function serve(
  home: string,
  file: string | undefined,
): Promise<{ readonly child: ChildProcess; readonly address: string }> {
  const args = [join(root, 'out', 'main', 'cli.cjs'), 'serve', ...(file === undefined ? [] : [file])];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, NETLOOM_HOME: home, NETLOOM_NATIVE_CACHE: testEnvironment().nativeCache },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const address = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      const found = /http:\/\/127\.0\.0\.1:\S+/.exec(said);
      if (found) resolve(found[0]);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', () => reject(new Error(`The server ended at once:\n${said}`)));
  });
  return { child, address };
}

/** Opens a page on a server of its own, and waits until it knows its engine. */
export async function startBrowserApp({ file, home, ...context }: Opening): Promise<BrowserApp> {
  const { child, address } = await serve(home, file);
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
  });
  const made = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-US',
    ...context,
  });
  const page = await made.newPage();
  page.setDefaultTimeout(5000);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(address);
  await page.getByTestId('engine').waitFor({ timeout: 30_000 });
  return {
    page,
    home,
    server: child,
    address,
    complaints,
    async close() {
      await browser.close();
      const ended =
        child.exitCode ?? child.signalCode ?? new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGINT');
      await ended;
    },
    async killer() {
      const session = await browser.newBrowserCDPSession();
      const { processInfo } = await session.send('SystemInfo.getProcessInfo');
      const main = processInfo.find(({ type }) => type === 'browser');
      if (!main) throw new Error('The browser has no process');
      return () => {
        child.kill('SIGKILL');
        process.kill(main.id, 'SIGKILL');
        return Date.now();
      };
    },
  };
}
