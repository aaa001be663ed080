import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import CDP from 'chrome-remote-interface';
import { onTestFinished } from 'vitest';
import { type DesktopCommand, desktopCommand, root } from '../support/environment.ts';
import { type DesktopPage, drivePage, evaluateIn } from './page.ts';
import { freePort, type ProcessGroup, pause, startGroup } from './processes.ts';

/** A window of a real Electron and the program behind it. */
export interface DesktopApp extends DesktopPage {
  /** Everything that the program keeps lies in it. */
  readonly home: string;
  /** What the page complained of: its own errors, and exceptions that nothing caught. */
  readonly complaints: readonly string[];
  /** The addresses of all pages that there are. */
  pages(): Promise<readonly string[]>;
  /** Evaluates an expression in the program itself, where `electron` is; promises are awaited. @throws with its message. */
  inProgram<T>(expression: string): Promise<T>;
  /** From now on the system's open and save dialogs choose this path. */
  answerDialogs(path: string): void;
  /** Starts the program once more, with a network, while it runs. @returns the second one's exit code. @throws when it stays. */
  startAgain(file: string): Promise<number | null>;
  /** Closes the window as its user does. @returns the program's exit code. @throws when it goes on running. */
  quit(): Promise<number | null>;
}

export interface Opening {
  /** A network to open, as on the command line. */
  readonly file?: string;
  /** Kept after the test by whoever made it; without one, a new one that goes with the test. */
  readonly home?: string;
  /** Another program than the built one, e.g. a packaged one. */
  readonly program?: DesktopCommand;
}

/** Takes hold of the program's own process. */
const attachProgram = async (port: number): Promise<CDP.Client> =>
  CDP({ host: '127.0.0.1', port, target: (await CDP.List({ host: '127.0.0.1', port }))[0]! });

/** The built program, with a native dialog's answers under the test's control. */
function builtProgram(): DesktopCommand {
  const { args, ...rest } = desktopCommand();
  return { ...rest, args: ['-r', join(root, 'tests', 'desktop', 'dialogs.cjs'), ...args] };
}

async function attach(port: number, { exitCode, output }: ProcessGroup): Promise<CDP.Client> {
  for (let attempt = 0; attempt < 300; attempt++) {
    if (exitCode() !== undefined) throw new Error(`It ended before its window opened:\n${output.join('')}`);
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

function hearComplaints({ Runtime, Log }: CDP.Client): readonly string[] {
  const complaints: string[] = [];
  Runtime.on('exceptionThrown', ({ exceptionDetails: { exception, text } }) =>
    complaints.push(exception?.description ?? text),
  );
  Runtime.on('consoleAPICalled', ({ type, args }) => {
    if (type === 'error')
      complaints.push(args.map(({ value, description }) => value ?? description).join(' '));
  });
  Log.on('entryAdded', ({ entry }) => {
    if (entry.level === 'error') complaints.push(entry.text);
  });
  return complaints;
}

/**
 * Opens the desktop program in a home of its own and takes hold of its window; both end with the test. Without a display it
 * runs under Xvfb.
 */
export async function openDesktop({ file, home: given, program }: Opening = {}): Promise<DesktopApp> {
  const { command, args, environment } = program ?? builtProgram();
  const home = given ?? mkdtempSync(join(tmpdir(), 'netloom-desktop-'));
  // Within the home, so that what a killed Electron or Xvfb leaves goes with it.
  const temporary = join(home, 'tmp');
  mkdirSync(temporary, { recursive: true });
  const answer = join(home, 'dialog-answer');
  const port = await freePort();
  const inspector = await freePort();
  const full = (opened: string | undefined, more: readonly string[] = []): readonly string[] => [
    command,
    ...more,
    ...args,
    ...(opened === undefined ? [] : [opened]),
    ...['--no-sandbox', '--disable-gpu', '--lang=en-US'],
    ...[`--remote-debugging-port=${port}`, `--user-data-dir=${join(home, 'chromium')}`],
  ];
  const begin = (command: readonly string[]): ProcessGroup => {
    const line = process.env.DISPLAY
      ? command
      : ['xvfb-run', '-a', '-s', '-screen 0 1440x900x24', ...command];
    return startGroup(line[0]!, line.slice(1), {
      ...environment,
      NETLOOM_HOME: home,
      NETLOOM_DIALOG_ANSWER: answer,
      TMPDIR: temporary,
    });
  };
  const group = begin(full(file, [`--inspect=127.0.0.1:${inspector}`]));
  let client: CDP.Client | undefined;
  let inner: CDP.Client | undefined;
  onTestFinished(async () => {
    for (const each of [client, inner]) await each?.close().catch(() => undefined);
    await group.end();
    if (given === undefined) rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  });
  client = await attach(port, group);
  const complaints = hearComplaints(client);
  await Promise.all([client.Runtime.enable(), client.Log.enable(), client.Page.enable()]);
  const page = drivePage(client);
  return {
    ...page,
    home,
    complaints,
    pages: async () => {
      const targets = await CDP.List({ host: '127.0.0.1', port });
      return targets.filter(({ type }) => type === 'page').map(({ url }) => url);
    },
    async inProgram<T>(expression: string) {
      inner ??= await attachProgram(inspector);
      return evaluateIn<T>(
        inner,
        `(({ electron }) => ${expression})({ electron: process.mainModule.require('electron') })`,
      );
    },
    answerDialogs: (path) => writeFileSync(answer, path),
    async startAgain(second) {
      const other = begin(full(second));
      const over = await other.ended(60);
      await other.end();
      if (!over) throw new Error('The second program runs on beside the first');
      return other.exitCode() ?? null;
    },
    async quit() {
      // Later, since the page that goes away gives no answer.
      await page.evaluate('void setTimeout(() => window.close(), 50)');
      if (!(await group.ended(30))) throw new Error('The window was closed, and the program runs on');
      return group.exitCode() ?? null;
    },
  };
}
