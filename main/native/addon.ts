import { existsSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { lastLines, runCommand } from './command.ts';
import { type Manifest, makeFolder, readFolder } from './folder.ts';
import { addonKey, type Library } from './library.ts';
import { OWN_MEMORY } from './own-memory.ts';
import { addonSources, nodeHeaders, packageVersion, TFJS_NODE } from './packages.ts';
import { NativeError } from './problem.ts';
import { SESSION_OPTIONS } from './session-options.ts';
import type { WheelOptions } from './wheel.ts';

export const ADDON = 'tfjs_binding.node';
const FLAGS = ['-std=c++17', '-O2', '-fPIC', '-w', '-DNAPI_VERSION=8'] as const;
/** What of TensorFlow's is replaced in the binding. */
const HEADERS = [OWN_MEMORY, SESSION_OPTIONS] as const;

/** Where the addon for this library lies or would lie. */
export const addonFolder = (cache: string, library: Library): string =>
  join(
    cache,
    `addon-${packageVersion(TFJS_NODE)}-${process.platform}-${process.arch}-${addonKey(library, addonSources(), [...FLAGS, ...HEADERS.map(({ text }) => text)])}`,
  );

/** The compiled addon and the version of TensorFlow that it reported; undefined when there is none yet. */
export function findAddon(cache: string, library: Library): { file: string; version: string } | undefined {
  const folder = addonFolder(cache, library);
  const manifest = readFolder(folder);
  return manifest && { file: join(folder, ADDON), version: manifest.about.version ?? '' };
}

/** Compiles tfjs-node's binding against `library` and tries it. @throws NativeError `compiler`, `compile` or `load`. */
export async function makeAddon(cache: string, library: Library, options: WheelOptions): Promise<Manifest> {
  const folder = addonFolder(cache, library);
  const { onProgress, signal } = options;
  return makeFolder(
    folder,
    async (unfinished) => {
      onProgress({ step: 'compile' });
      const file = join(unfinished, ADDON);
      const headers = HEADERS.map(({ name, text }) => {
        const header = join(unfinished, name);
        writeFileSync(header, text);
        return header;
      });
      await compile(file, headers, library, cache, folder, signal);
      onProgress({ step: 'try' });
      return { version: await tryAddon(file, signal) };
    },
    { signal, onWait: () => onProgress({ step: 'wait' }) },
  );
}

async function compile(
  file: string,
  headers: readonly string[],
  { folder: libraries, link, include }: Library,
  cache: string,
  finished: string,
  signal?: AbortSignal,
): Promise<void> {
  const mac = process.platform === 'darwin';
  const origin = mac ? '@loader_path' : '$ORIGIN';
  // Within the cache by a relative way, so that the cache may be moved.
  const inside = !relative(cache, libraries).startsWith('..');
  const path = inside ? `${origin}/${relative(finished, libraries)}` : libraries;
  const shared = mac ? ['-bundle', '-undefined', 'dynamic_lookup'] : ['-shared'];
  const args = [
    ...FLAGS,
    ...shared,
    ...[`-I${nodeHeaders()}`, `-I${include}`],
    ...headers.flatMap((header) => ['-include', header]),
    ...addonSources().filter((source) => source.endsWith('.cc')),
    ...['-o', file],
    ...link.map((name) => join(libraries, name)),
    `-Wl,-rpath,${path}`,
  ];
  const compiler = await findCompiler();
  if (!compiler) throw noCompiler();
  const result = await runCommand(compiler, args, { signal });
  if (signal?.aborted) throw new NativeError('cancelled', 'Cancelled.', 'Start again when you like.');
  if (result?.code === 0 && existsSync(file)) return;
  throw new NativeError(
    'compile',
    `${compiler} could not compile tfjs-node's addon:\n${lastLines(result?.output ?? '')}`,
    'A C++17 compiler is needed (GCC 7 or Clang 5, or later), with its standard library: on Debian and Ubuntu `apt-get install g++`.',
  );
}

/** The C++ compiler: what `CXX` names, else the usual names; undefined when none is there. */
export async function findCompiler(): Promise<string | undefined> {
  for (const name of [process.env.CXX, 'g++', 'c++', 'clang++']) {
    if (!name) continue;
    const result = await runCommand(name, ['--version']).catch(() => undefined);
    if (result?.code === 0) return name;
  }
  return undefined;
}

const noCompiler = (): NativeError =>
  new NativeError(
    'compiler',
    'There is no C++ compiler, which the addon between JavaScript and TensorFlow needs.',
    process.platform === 'darwin'
      ? 'Run `xcode-select --install` and try again.'
      : 'Install one (Debian, Ubuntu: `apt-get install g++`; Fedora: `dnf install gcc-c++`) and try again.',
  );

const TRY = 'console.log("TensorFlow " + require(process.argv[1]).TF_Version)';

/** Loads the addon in a process of its own, since a bad library can end it. @returns TensorFlow's version. */
export async function tryAddon(file: string, signal?: AbortSignal): Promise<string> {
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1', TF_CPP_MIN_LOG_LEVEL: '2', NODE_OPTIONS: '' };
  const result = await runCommand(process.execPath, ['-e', TRY, file], { env, signal });
  const version = /^TensorFlow (\S+)$/m.exec(result?.output ?? '')?.[1];
  if (result?.code === 0 && version) return version;
  throw new NativeError(
    'load',
    `The addon was made but cannot be loaded:\n${lastLines(result?.output ?? '')}`,
    'The library does not fit this system (an older C library, or a processor without AVX). Let NETLOOM_TENSORFLOW name one that does.',
  );
}
