import { join } from 'node:path';
import envPaths from 'env-paths';

/**
 * Where native TensorFlow is kept, apart from any one copy of the program. `NETLOOM_HOME` moves it with all the rest,
 * `NETLOOM_NATIVE_CACHE` alone: many homes, as tests have, then share one.
 */
export function nativeCache(): string {
  const { NETLOOM_NATIVE_CACHE: own, NETLOOM_HOME: home } = process.env;
  if (own) return own;
  const cache = home ? join(home, 'cache') : envPaths('netloom', { suffix: '' }).cache;
  return join(cache, 'native');
}
