import { join } from 'node:path';
import { findAddon } from './addon.ts';
import { nativeCache } from './cache.ts';
import { readFolder } from './folder.ts';
import { findInstalled } from './installer.ts';
import { findLibrary, type Library, namedLibrary } from './library.ts';
import { explain } from './problem.ts';
import { type Wheel, wheelHere } from './wheel.ts';

export interface NativeReady {
  readonly state: 'ready';
  /** Absolute path of the addon: for `prepareRequire`. */
  readonly addon: string;
  /** TensorFlow's, as the library itself reported it, e.g. `2.13.1`. */
  readonly version: string;
  readonly source: 'named' | 'wheel' | 'installer';
}
export interface NativeMissing {
  readonly state: 'missing';
  /** English sentences: what is missing, and what to do. */
  readonly message: string;
  readonly remedy: string;
}
export type NativeStatus = NativeReady | NativeMissing;

/** Whether native TensorFlow is there, without changing anything: a few file look-ups. */
export function findNative(cache: string = nativeCache()): NativeStatus {
  try {
    const named = namedLibrary();
    const library = named ?? cachedLibrary(cache);
    const addon = library && findAddon(cache, library);
    if (addon)
      return { state: 'ready', addon: addon.file, version: addon.version, source: named ? 'named' : 'wheel' };
    const installed = named ? undefined : findInstalled(cache);
    if (installed) return { state: 'ready', ...installed, source: 'installer' };
    return {
      state: 'missing',
      message: library ? 'TensorFlow is there, but its addon is not.' : 'Native TensorFlow is not there yet.',
      remedy: 'Run `npm run setup`, which provides it.',
    };
  } catch (error) {
    const { message, remedy } = explain(error, cache);
    return { state: 'missing', message, remedy };
  }
}

export const wheelFolder = (cache: string, wheel: Wheel): string =>
  join(cache, `tensorflow-${wheel.version}-${process.platform}-${process.arch}`);

/** The library that was unpacked from the wheel. */
export function cachedLibrary(cache: string, wheel: Wheel | undefined = wheelHere()): Library | undefined {
  if (!wheel) return undefined;
  const folder = wheelFolder(cache, wheel);
  const manifest = readFolder(folder);
  const library = manifest && findLibrary(folder);
  // The wheel's hash instead of the place, so that a cache that moves needs no new addon.
  return library && { ...library, identity: manifest.about.sha256 ?? library.identity };
}
