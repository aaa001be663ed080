import type { AnyLayer, Category, Language } from '../../shared/layers/define.ts';

export interface Group {
  readonly category: Category;
  readonly layers: readonly AnyLayer[];
}

/**
 * Layers by category, in the categories' order. A query finds layers by type, by title in either language and by what they
 * compute; those whose name begins with it come first.
 */
export function grouped(
  layers: readonly AnyLayer[],
  categories: readonly Category[],
  query: string,
  language: Language,
): readonly Group[] {
  const wanted = query.trim().toLowerCase();
  const rank = (layer: AnyLayer): number => {
    const { title, summary } = layer.help;
    const names = [layer.type, title.en, title.zh].map((name) => name.toLowerCase());
    if (names.some((name) => name.startsWith(wanted))) return 0;
    if (names.some((name) => name.includes(wanted))) return 1;
    return summary[language].toLowerCase().includes(wanted) ? 2 : 3;
  };
  return categories
    .map((category) => ({
      category,
      layers: layers
        .filter((layer) => layer.category === category && rank(layer) < 3)
        .sort((a, b) => (wanted === '' ? 0 : rank(a) - rank(b))),
    }))
    .filter((group) => group.layers.length > 0);
}
