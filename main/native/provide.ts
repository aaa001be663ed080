import { promises as fs } from 'node:fs';
import { makeAddon } from './addon.ts';
import { nativeCache } from './cache.ts';
import { forgetFolder, makeFolder, readFolder, verifyFolder } from './folder.ts';
import { runInstaller } from './installer.ts';
import { type Library, namedLibrary } from './library.ts';
import { explain, NativeError, throwIfCancelled } from './problem.ts';
import type { OnProgress } from './progress.ts';
import { cachedLibrary, findNative, type NativeReady, wheelFolder } from './status.ts';
import { unpackWheel, type Wheel, type WheelOptions, wheelHere } from './wheel.ts';

export interface ProvideOptions {
  readonly onProgress?: OnProgress;
  readonly signal?: AbortSignal | undefined;
  readonly cache?: string;
  /** Another release than the usual one of this platform. */
  readonly wheel?: Wheel | undefined;
}

/**
 * Sees to it that native TensorFlow is there: the library that `NETLOOM_TENSORFLOW` names, else what the cache holds, else
 * the wheel, else what tfjs-node's own installer finds. At once when it is there already. May be called by several
 * processes at a time, and be interrupted at any moment: what is not finished is made anew.
 * @throws NativeError, whose `remedy` says what to do next.
 */
export async function provideNative(options: ProvideOptions = {}): Promise<NativeReady> {
  const cache = options.cache ?? nativeCache();
  const working: WheelOptions = {
    onProgress: options.onProgress ?? (() => undefined),
    signal: options.signal,
  };
  try {
    const found = findNative(cache);
    if (found.state === 'ready') return found;
    throwIfCancelled(options.signal);
    await fs.mkdir(cache, { recursive: true });
    const named = namedLibrary();
    if (named) await makeAddon(cache, named, working);
    else await fromOneOf(sources(cache, 'wheel' in options ? options.wheel : wheelHere(), working));
  } catch (error) {
    throw explain(error, cache);
  }
  const made = findNative(cache);
  if (made.state === 'ready') return made;
  throw new NativeError('unexpected', made.message, made.remedy);
}

type Source = () => Promise<unknown>;

function sources(cache: string, wheel: Wheel | undefined, working: WheelOptions): readonly Source[] {
  const installer = (): Promise<unknown> => runInstaller(cache, working);
  return wheel ? [() => fromWheel(cache, wheel, working), installer] : [installer];
}

/** The first that succeeds. @throws NativeError with all that was said, and the first one's remedy. */
async function fromOneOf(candidates: readonly Source[]): Promise<void> {
  const failures: NativeError[] = [];
  for (const candidate of candidates) {
    try {
      await candidate();
      return;
    } catch (error) {
      const failure = explain(error, 'the cache');
      if (failure.code === 'cancelled' || failure.code === 'disk') throw failure;
      failures.push(failure);
    }
  }
  const [first] = failures;
  throw new NativeError(
    first?.code ?? 'unexpected',
    failures.map(({ message }) => message).join('\nThen: '),
    first?.remedy ?? '',
  );
}

async function fromWheel(cache: string, wheel: Wheel, working: WheelOptions): Promise<void> {
  const folder = wheelFolder(cache, wheel);
  const lock = { signal: working.signal, onWait: () => working.onProgress({ step: 'wait' }) };
  const library = async (): Promise<Library> => {
    await makeFolder(folder, (unfinished) => unpackWheel(wheel, unfinished, working), lock);
    const found = cachedLibrary(cache, wheel);
    if (found) return found;
    await forgetFolder(folder);
    throw new NativeError('archive', 'The wheel held no TensorFlow library.', 'Try again.');
  };
  try {
    await makeAddon(cache, await library(), working);
  } catch (error) {
    // A library that will not link or load may have been harmed since: then, and only then, is it fetched anew.
    const manifest = readFolder(folder);
    if (!manifest || (await verifyFolder(folder, manifest)).length === 0) throw error;
    await forgetFolder(folder);
    await makeAddon(cache, await library(), working);
  }
}
