import { homedir } from 'node:os';
import { join } from 'node:path';
import envPaths from 'env-paths';

/** Where everything of Netloom lies on this machine. `NETLOOM_HOME` puts all of it in one folder. */
export interface Paths {
  /** What can be made again: prepared data sets, native TensorFlow. */
  readonly cache: string;
  /** Settings, recent files, runs. */
  readonly data: string;
  readonly runs: string;
  readonly datasets: string;
  /** The person's own networks. */
  readonly projects: string;
}

export function findPaths(home: string | undefined = process.env.NETLOOM_HOME): Paths {
  const { cache, data } = home
    ? { cache: join(home, 'cache'), data: join(home, 'data') }
    : envPaths('netloom', { suffix: '' });
  return {
    cache,
    data,
    runs: join(data, 'runs'),
    datasets: join(cache, 'datasets'),
    projects: home ? join(home, 'projects') : join(homedir(), 'Netloom'),
  };
}
