import type { DatasetInfo } from '../../shared/protocol/messages.ts';
import { translate } from '../i18n/i18n.ts';
import { shortName } from './short-name.ts';

const keys: ReadonlyMap<string, 'titleMnist' | 'titleShapes'> = new Map([
  ['mnist', 'titleMnist'],
  ['shapes', 'titleShapes'],
]);

/** What a data set is called in the window's language: what comes with the program by its title, a file by its last part. */
export function titleOf({ builtIn, name, title }: DatasetInfo): string {
  if (!builtIn) return shortName(name);
  const key = keys.get(name);
  return key === undefined ? title : translate(key, { ns: 'data' });
}
