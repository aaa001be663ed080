import { StudioCallError } from '../../../shared/protocol/errors.ts';
import type { DatasetInfo } from '../../../shared/protocol/messages.ts';
import type { Handlers } from '../../../shared/protocol/server.ts';
import { inspectPrepared } from './inspect.ts';
import { createPreparedCache } from './prepared.ts';
import type { Source } from './source.ts';
import { openIdx } from './sources/idx.ts';
import { MNIST, mnist } from './sources/mnist.ts';
import { SHAPES, shapes } from './sources/shapes.ts';

/** The built-in data sets: what `datasets.list` says of them without opening them, and where they come from. */
const BUILT_IN = [
  { name: 'mnist', source: mnist, about: MNIST },
  { name: 'shapes', source: shapes, about: SHAPES },
] as const;

export interface Datasets {
  readonly handlers: Pick<Handlers, 'datasets.list' | 'datasets.inspect'>;
  /** The prepared file of a data set by built-in name or path, made when needed. @throws StudioCallError */
  prepare(name: string): Promise<string>;
}

export function createDatasets(cache: string): Datasets {
  const prepared = createPreparedCache(cache);
  const prepare = async (name: string): Promise<string> => prepared(await openSource(name));
  return {
    prepare,
    handlers: {
      'datasets.list': () => ({
        datasets: BUILT_IN.map(
          ({ name, about }): DatasetInfo => ({
            name,
            title: about.title,
            shape: [...about.shape],
            classes: [...about.classes],
            count: about.count,
            builtIn: true,
          }),
        ),
      }),
      'datasets.inspect': async ({ name, samples: wanted }) => {
        const { samples, ...about } = await inspectPrepared(await prepare(name), wanted);
        return { info: { name, ...about, builtIn: findBuiltIn(name) !== undefined }, samples };
      },
    },
  };
}

const findBuiltIn = (name: string): (typeof BUILT_IN)[number] | undefined =>
  BUILT_IN.find((dataset) => dataset.name === name);

async function openSource(name: string): Promise<Source> {
  const builtIn = findBuiltIn(name);
  if (builtIn) return builtIn.source;
  try {
    return await openIdx(name);
  } catch (error) {
    if (!(error instanceof StudioCallError) || error.code !== 'notFound') throw error;
    const known = BUILT_IN.map((dataset) => dataset.name).join(', ');
    throw new StudioCallError(
      'notFound',
      `There is no data set "${name}": expected one of ${known}, or the path of IDX files. ${error.message}`,
      name,
    );
  }
}
