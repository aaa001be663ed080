import { join } from 'node:path';
import envPaths from 'env-paths';

/** Netloom's cache folder, as the program itself finds it. */
export function cacheFolder() {
  const home = process.env.NETLOOM_HOME;
  return home ? join(home, 'cache') : envPaths('netloom', { suffix: '' }).cache;
}

export const nativeCacheFolder = () => process.env.NETLOOM_NATIVE_CACHE || join(cacheFolder(), 'native');

/** What is needed for tests alone. */
export const peersFolder = (...parts) => join(cacheFolder(), 'test-peers', ...parts);
