import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** The folder of an installed package, where compilers can read it: a packaged program keeps it beside its archive. */
export function packageFolder(name: string): string {
  const folder = dirname(require.resolve(`${name}/package.json`));
  return outsideArchive(folder);
}

/** Where a file or folder lies beside a packaged program's archive; `path` itself where it does not. */
export function outsideArchive(path: string): string {
  const unpacked = path.replace(/([\\/]app\.asar)([\\/])/, '$1.unpacked$2');
  return unpacked !== path && existsSync(unpacked) ? unpacked : path;
}

export function packageVersion(name: string): string {
  const { version }: { version: string } = require(`${name}/package.json`);
  return version;
}

export const TFJS_NODE = '@tensorflow/tfjs-node';

/** tfjs-node's binding to TensorFlow's C API. */
export function addonSources(): readonly string[] {
  const folder = join(packageFolder(TFJS_NODE), 'binding');
  return readdirSync(folder)
    .filter((name) => /\.(cc|h)$/.test(name))
    .sort()
    .map((name) => join(folder, name));
}

export const nodeHeaders = (): string => join(packageFolder('node-api-headers'), 'include');
