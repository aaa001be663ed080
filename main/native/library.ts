import { createHash } from 'node:crypto';
import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { NativeError } from './problem.ts';

/** TensorFlow's library on this machine, with the C headers to compile against. */
export interface Library {
  /** Holds the shared libraries. */
  readonly folder: string;
  /** File names in `folder` to link with, in order. */
  readonly link: readonly string[];
  readonly include: string;
  /** Changes when the library does. */
  readonly identity: string;
}

/** As the wheel names them, then as the C library's archive does; Linux first, then macOS. */
const LINKS: readonly (readonly string[])[] = [
  ['libtensorflow_cc.so.2', 'libtensorflow_framework.so.2'],
  ['libtensorflow.so.2', 'libtensorflow_framework.so.2'],
  ['libtensorflow_cc.2.dylib', 'libtensorflow_framework.2.dylib'],
  ['libtensorflow.2.dylib', 'libtensorflow_framework.2.dylib'],
];
const HEADER = 'tensorflow/c/c_api.h';

/** Finds library and headers in a folder laid out as the wheel's `tensorflow/`, or with `lib/` and `include/`. */
export function findLibrary(root: string): Library | undefined {
  const include = [join(root, 'include'), join(root, '..', 'include')].find((path) =>
    existsSync(join(path, HEADER)),
  );
  if (!include) return undefined;
  for (const folder of [root, join(root, 'lib')]) {
    const link = LINKS.find((names) => names.every((name) => existsSync(join(folder, name))));
    if (link) return { folder: realpathSync(folder), link, include, identity: identityOf(folder, link) };
  }
  return undefined;
}

/** Path, size and time are enough: whoever names a library of their own also replaces it on purpose. */
function identityOf(folder: string, link: readonly string[]): string {
  const stats = link.map((name) => statSync(join(folder, name)));
  const text = [realpathSync(folder), ...stats.map(({ size, mtimeMs }) => `${size} ${Math.floor(mtimeMs)}`)];
  return text.join('\n');
}

/**
 * The library that `NETLOOM_TENSORFLOW` names; undefined when it names none.
 * @throws NativeError `named` when there is none in that folder: what is asked for by name is not passed over.
 */
export function namedLibrary(
  named: string | undefined = process.env.NETLOOM_TENSORFLOW,
): Library | undefined {
  if (!named) return undefined;
  const library = isAbsolute(named) ? findLibrary(named) : undefined;
  if (library) return library;
  throw new NativeError(
    'named',
    `NETLOOM_TENSORFLOW is ${named}, which ${isAbsolute(named) ? 'holds no TensorFlow library with its headers' : 'is no absolute path'}.`,
    `Let it name a folder with ${LINKS[process.platform === 'darwin' ? 2 : 0]?.join(', ')} and include/${HEADER} (an installed tensorflow package has them), or unset it.`,
  );
}

/** What the addon is compiled from, as a short name: other sources, other headers or another library give another. */
export function addonKey(library: Library, sources: readonly string[], flags: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of sources) hash.update(readFileSync(path));
  hash.update(JSON.stringify([library.identity, library.link, flags, process.platform, process.arch]));
  return hash.digest('hex').slice(0, 16);
}
