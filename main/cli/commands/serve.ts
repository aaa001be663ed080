import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { readText } from '../../studio/files.ts';
import { startWeb, type Web } from '../../web/index.ts';
import { openStudio, rendererDirectory } from '../context.ts';
import { CliFailure, EXIT } from '../exit.ts';
import { watchInterrupts } from '../interrupt.ts';
import { print, warn } from '../output.ts';

interface ServeOptions {
  readonly port?: number;
  readonly open?: true;
}

export function addServe(program: Command): void {
  program
    .command('serve')
    .description('open Netloom in a browser, from this machine alone')
    .argument('[file]', 'the network to begin with')
    .option('--port <n>', 'the port to listen on (default: the next free one)', toPort)
    .option('--open', 'open the browser')
    .action(async (file: string | undefined, { port, open }: ServeOptions) => {
      const interrupts = watchInterrupts();
      // A mistyped name is told here, not by a window that is opened later; what is in the file, the window tells.
      if (file !== undefined) await readText(file);
      const studio = openStudio(file === undefined ? undefined : resolve(file));
      const options = { studio, rendererDirectory, ...(port === undefined ? {} : { port }) };
      const web = await startWeb(options).catch((error: unknown): Web => {
        throw new CliFailure(EXIT.wrongCall, error instanceof Error ? error.message : String(error));
      });
      print(`Netloom is at ${web.address}`);
      print('The address holds a key: share it with nobody. Ctrl-C ends.');
      if (open) openBrowser(web.address);
      await new Promise<void>((interrupted) => interrupts.onInterrupt(interrupted));
      interrupts.onInterrupt(() => process.exit(EXIT.interrupted));
      await studio.dispose();
      await web.close();
    });
}

function toPort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new InvalidArgumentError('It must be a whole number from 0 to 65535.');
  }
  return port;
}

const OPENERS: Readonly<Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>>> = {
  darwin: ['open'],
  // `start` takes its first quoted argument for a title.
  win32: ['cmd', '/c', 'start', ''],
};

function openBrowser(address: string): void {
  const [program, ...args] = OPENERS[process.platform] ?? ['xdg-open'];
  const opener = spawn(program, [...args, address], { stdio: 'ignore', detached: true });
  opener.on('error', () => warn('No browser could be opened: open the address above.'));
  opener.unref();
}
