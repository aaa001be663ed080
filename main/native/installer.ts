import { promises as fs } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { ADDON, tryAddon } from './addon.ts';
import { lastLines, runCommand } from './command.ts';
import { type Manifest, makeFolder, readFolder } from './folder.ts';
import { packageFolder, packageVersion, TFJS_NODE } from './packages.ts';
import { NativeError, throwIfCancelled } from './problem.ts';
import { removeTree, walk } from './tree.ts';
import type { WheelOptions } from './wheel.ts';

const folderOf = (cache: string): string =>
  join(cache, `installed-${packageVersion(TFJS_NODE)}-${process.platform}-${process.arch}`);

/** What tfjs-node's own installer left in the cache. */
export function findInstalled(cache: string): { addon: string; version: string } | undefined {
  const folder = folderOf(cache);
  const about = readFolder(folder)?.about;
  return about?.addon ? { addon: join(folder, about.addon), version: about.version ?? '' } : undefined;
}

/**
 * Runs tfjs-node's own installer on a copy of its package, so that node_modules stays as npm left it: it downloads
 * libtensorflow and an addon built for it, or builds one with node-gyp. @throws NativeError `installer` or `load`.
 */
export function runInstaller(cache: string, { onProgress, signal }: WheelOptions): Promise<Manifest> {
  return makeFolder(
    folderOf(cache),
    async (unfinished) => {
      onProgress({ step: 'install' });
      const original = packageFolder(TFJS_NODE);
      const copied = ['package.json', 'binding.gyp', 'binding', 'scripts'];
      for (const name of copied) await copy(join(original, name), join(unfinished, name));
      const modules = dirname(dirname(original));
      // Of a packaged program, what the installer requires is still in the archive.
      const packed = modules.replace('app.asar.unpacked', 'app.asar');
      const env = {
        ...process.env,
        ELECTRON_RUN_AS_NODE: '1',
        NODE_PATH: [join(original, 'node_modules'), modules, packed].join(delimiter),
        PATH: [join(modules, '.bin'), process.env.PATH].join(delimiter),
      };
      const result = await runCommand(process.execPath, ['scripts/install.js', 'cpu', 'download'], {
        cwd: unfinished,
        env,
        signal,
      });
      throwIfCancelled(signal);
      const addon = (await walk(unfinished)).find((name) => name.startsWith('lib/') && name.endsWith(ADDON));
      if (result?.code !== 0 || !addon) throw failed(result?.output ?? '');
      for (const name of copied) await removeTree(join(unfinished, name));
      onProgress({ step: 'try' });
      return { addon, version: await tryAddon(join(unfinished, addon), signal) };
    },
    { signal, onWait: () => onProgress({ step: 'wait' }) },
  );
}

const failed = (output: string): NativeError =>
  new NativeError(
    'installer',
    `tfjs-node's own installer failed:\n${lastLines(output)}`,
    'Check the network and try again, or let NETLOOM_TENSORFLOW name a folder with the library (lib/) and its C headers (include/).',
  );

async function copy(from: string, to: string): Promise<void> {
  if (!(await fs.stat(from)).isDirectory()) return fs.copyFile(from, to);
  await fs.mkdir(to);
  for (const name of await fs.readdir(from)) await copy(join(from, name), join(to, name));
}
