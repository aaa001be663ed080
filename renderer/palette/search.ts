import type { AnyLayer, Category, Language } from '../../shared/layers/define.ts';

export interface Group {
  readonly category: Category;
  readonly layers: readonly AnyLayer[];
}

/**
 * Layers by category, in the categories' order. A query finds layers by type, by title in either language and by what they
 * compute; what is called so comes first, then what begins with it, and so the category that has it: Enter adds the first.
 */
export function grouped(
  layers: readonly AnyLayer[],
  categories: readonly Category[],
  query: string,
  language: Language,
): readonly Group[] {
  const wanted = query.trim().toLowerCase();
  const rank = (layer: AnyLayer): number => {
    if (wanted === '') return 0;
    const { title, summary } = layer.help;
    const names = [layer.type, title.en, title.zh].map((name) => name.toLowerCase());
    if (names.some((name) => name === wanted)) return 0;
    if (names.some((name) => name.startsWith(wanted))) return 1;
    if (names.some((name) => name.includes(wanted))) return 2;
    return summary[language].toLowerCase().includes(wanted) ? 3 : Number.POSITIVE_INFINITY;
  };
  return categories
    .map((category) => {
      const found = layers
        .filter((layer) => layer.category === category)
        .map((layer) => ({ layer, rank: rank(layer) }))
        .filter((entry) => entry.rank !== Number.POSITIVE_INFINITY)
        .sort((a, b) => a.rank - b.rank);
      return { category, layers: found.map(({ layer }) => layer), best: found[0]?.rank ?? 0 };
    })
    .filter((group) => group.layers.length > 0)
    .sort((a, b) => a.best - b.best)
    .map(({ category, layers: found }) => ({ category, layers: found }));
}
