import { join } from 'node:path';
import envPaths from 'env-paths';

/** Where native TensorFlow is kept, apart from any one copy of the program. `NETLOOM_HOME` moves it. */
export function nativeCache(home: string | undefined = process.env.NETLOOM_HOME): string {
  const cache = home ? join(home, 'cache') : envPaths('netloom', { suffix: '' }).cache;
  return join(cache, 'native');
}
