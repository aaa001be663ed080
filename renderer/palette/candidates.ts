import type { Category, Language } from '../../shared/layers/define.ts';
import { categories, layers } from '../../shared/layers/index.ts';
import type { Offer } from '../canvas/index.ts';
import { type Found, search } from './search.ts';

/** A layer that the query finds and that can stand in the place. */
export interface Candidate extends Offer, Pick<Found, 'given' | 'issues'> {}

export interface Candidates {
  readonly groups: readonly { readonly category: Category; readonly candidates: readonly Candidate[] }[];
  /** In the order of the list, for the arrow keys. */
  readonly all: readonly Candidate[];
  /** The best that the query finds but that does not fit: why nothing is listed. */
  readonly misfit: Candidate | undefined;
}

/** What fits, of what the query finds. A layer whose parameters were typed stays, with its problem: it was asked for. */
export function candidatesFor(
  query: string,
  language: Language,
  offerOf: (found: Found) => Offer | undefined,
): Candidates {
  let misfit: Candidate | undefined;
  const groups = search(layers, categories, query, language)
    .map(({ category, found }) => ({
      category,
      candidates: found.flatMap((each): readonly Candidate[] => {
        const offered = offerOf(each);
        if (!offered) return [];
        const candidate = { ...offered, given: each.given, issues: each.issues };
        if (!offered.trial.problem || Object.keys(each.given).length > 0) return [candidate];
        misfit ??= candidate;
        return [];
      }),
    }))
    .filter(({ candidates }) => candidates.length > 0);
  return { groups, all: groups.flatMap(({ candidates }) => candidates), misfit };
}
