import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import CDP from 'chrome-remote-interface';
import { onTestFinished } from 'vitest';
import { type DesktopCommand, desktopCommand, root } from '../support/environment.ts';
import { type DesktopPage, drivePage } from './page.ts';
import { freePort, type ProcessGroup, pause, startGroup } from './processes.ts';

/** A window of a real Electron and the program behind it. */
export interface DesktopApp extends DesktopPage {
  /** Everything that the program keeps lies in it. */
  readonly home: string;
  /** What the page complained of: its own errors, and exceptions that nothing caught. */
  readonly complaints: readonly string[];
  /** The addresses of all pages that there are. */
  pages(): Promise<readonly string[]>;
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
  const full = (opened: string | undefined): readonly string[] => [
    command,
    ...args,
    ...(opened === undefined ? [] : [opened]),
    ...['--no-sandbox', '--disable-gpu', '--lang=en-US'],
    ...[`--remote-debugging-port=${port}`, `--user-data-dir=${join(home, 'chromium')}`],
  ];
  const begin = (opened: string | undefined): ProcessGroup => {
    const line = process.env.DISPLAY
      ? full(opened)
      : ['xvfb-run', '-a', '-s', '-screen 0 1440x900x24', ...full(opened)];
    return startGroup(line[0]!, line.slice(1), {
      ...environment,
      NETLOOM_HOME: home,
      NETLOOM_DIALOG_ANSWER: answer,
      TMPDIR: temporary,
    });
  };
  const group = begin(file);
  let client: CDP.Client | undefined;
  onTestFinished(async () => {
    await client?.close().catch(() => undefined);
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
    answerDialogs: (path) => writeFileSync(answer, path),
    async startAgain(second) {
      const other = begin(second);
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
