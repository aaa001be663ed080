import type { AnyLayer, Category, Language } from '../../shared/layers/define.ts';
import type { JsonObject } from '../../shared/network/network.ts';
import type { Block } from '../../shared/templates/index.ts';
import type { SavedBlock } from './blocks.ts';
import { readQuery } from './query.ts';
import { parseTyped, type TypedIssue } from './typed.ts';

/** A layer that a query finds, with the parameters that were typed behind its name. */
export interface Found {
  readonly layer: AnyLayer;
  readonly given: JsonObject;
  readonly issues: readonly TypedIssue[];
}

export interface Group {
  readonly category: Category;
  readonly found: readonly Found[];
}

const nowhere = Number.POSITIVE_INFINITY;

/** How well a layer is called so: by its type, its title in either language or another name. Lower is better. */
function nameRank({ type, help: { title, aliases = [] } }: AnyLayer, wanted: string): number {
  const names = [type, title.en, title.zh, ...aliases].map((name) => name.toLowerCase());
  if (names.some((name) => name === wanted)) return 0;
  if (names.some((name) => name.startsWith(wanted))) return 1;
  return names.some((name) => name.includes(wanted)) ? 2 : nowhere;
}

/**
 * Layers by category, in the categories' order. A query finds layers by name and by what they compute; what is called so comes
 * first, then what begins with it, and so the category that has it: Enter adds the first. Behind the name, parameters.
 */
export function search(
  layers: readonly AnyLayer[],
  categories: readonly Category[],
  query: string,
  language: Language,
): readonly Group[] {
  const { name, words } = readQuery(query, (text, withValues) =>
    layers.some((layer) => nameRank(layer, text.toLowerCase()) <= (withValues ? 2 : 1)),
  );
  const wanted = name.toLowerCase();
  const rank = (layer: AnyLayer, issues: readonly TypedIssue[]): number => {
    if (wanted === '') return 0;
    const byName = nameRank(layer, wanted);
    // Of those that are called alike, the ones that understand all that was typed.
    if (byName !== nowhere) return issues.length > 0 ? byName + 0.5 : byName;
    const summary = layer.help.summary[language].toLowerCase();
    return words.length === 0 && summary.includes(wanted) ? 3 : nowhere;
  };
  return categories
    .map((category) => {
      const found = layers
        .filter((layer) => layer.category === category)
        .map((layer) => {
          const { params: given, issues } = parseTyped(layer, words);
          return { layer, given, issues, rank: rank(layer, issues) };
        })
        .filter((entry) => entry.rank !== nowhere)
        .sort((a, b) => a.rank - b.rank);
      return { category, found, best: found[0]?.rank ?? 0 };
    })
    .filter((group) => group.found.length > 0)
    .sort((a, b) => a.best - b.best)
    .map(({ category, found }) => ({
      category,
      found: found.map(({ layer, given, issues }) => ({ layer, given, issues })),
    }));
}

/** Blocks that a query finds by name, in either language. */
export function foundBlocks(blocks: readonly Block[], query: string): readonly Block[] {
  const wanted = query.trim().toLowerCase();
  return blocks.filter(({ id, help: { title } }) =>
    [id, title.en, title.zh].some((name) => name.toLowerCase().includes(wanted)),
  );
}

/** Kept blocks whose name a query is a part of. */
export const foundSaved = (blocks: readonly SavedBlock[], query: string): readonly SavedBlock[] =>
  blocks.filter(({ name }) => name.toLowerCase().includes(query.trim().toLowerCase()));
