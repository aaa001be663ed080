import type { Entry } from './entries.ts';
import { fuzzy } from './fuzzy.ts';

export interface Found {
  readonly entry: Entry;
  /** Letters of its name that answer the query. */
  readonly letters: readonly number[];
  /** The other name that it was found by. */
  readonly by?: string;
}

/** An answer by another name counts less than one by the name that is read. */
const otherName = 12;
const recently = 15;
const impossible = 20;

function find(entry: Entry, query: string): (Found & { readonly score: number }) | undefined {
  const own = fuzzy(query, entry.name);
  let best = own && { entry, letters: own.letters, score: own.score };
  let by: string | undefined;
  const { other, words = [] } = entry;
  for (const name of [...(other === undefined ? [] : [other]), ...words, `${entry.group} ${entry.name}`]) {
    const match = fuzzy(query, name);
    if (!match || (best && best.score >= match.score - otherName)) continue;
    best = { entry, letters: [], score: match.score - otherName };
    by = name === other ? name : undefined;
  }
  return best && (by === undefined ? best : { ...best, by });
}

/** The entries that a query finds, the best first; recent ones before others that answer as well. */
export function findEntries(
  entries: readonly Entry[],
  query: string,
  recent: readonly string[],
): readonly Found[] {
  return entries
    .flatMap((entry) => find(entry, query) ?? [])
    .map(({ score, ...found }) => ({
      found,
      score:
        score +
        (recent.includes(found.entry.id) ? recently : 0) -
        (found.entry.why === undefined ? 0 : impossible),
    }))
    .sort((a, b) => b.score - a.score)
    .map(({ found }) => found);
}
