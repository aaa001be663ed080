import type { Template, TemplateKind } from '../../shared/templates/index.ts';

const kinds: readonly TemplateKind[] = ['small', 'classifier', 'image'];

const plain = (text: string): string => text.toLowerCase().replace(/[\s-]/g, '');

/** Templates by kind; each word of the query is to be found in its name, its authors, its year or its line in either language. */
export function foundTemplates(
  templates: readonly Template[],
  query: string,
): readonly { readonly kind: TemplateKind; readonly templates: readonly Template[] }[] {
  const words = query.split(/\s+/).filter((word) => word !== '');
  const found = templates.filter(({ name, by = '', year = '', summary }) => {
    const text = plain([name, by, year, summary.en, summary.zh].join(' '));
    return words.every((word) => text.includes(plain(word)));
  });
  return kinds
    .map((kind) => ({ kind, templates: found.filter((template) => template.kind === kind) }))
    .filter((group) => group.templates.length > 0);
}
