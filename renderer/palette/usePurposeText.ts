import { useTranslation } from 'react-i18next';
import type { Purpose } from '../canvas/index.ts';
import { nodeOf, useDocument } from '../document/index.ts';

/** What the search palette was opened for, in words. */
export function usePurposeText(purpose: Purpose): string {
  const { t } = useTranslation('palette');
  const network = useDocument((state) => state.network);
  const nameOf = (id: string | undefined): string =>
    id === undefined ? '' : (nodeOf(network, id)?.label ?? id);
  if (purpose.kind === 'replace') {
    const { length: count } = purpose.nodes;
    return count === 1 ? t('replaceOne', { name: nameOf(purpose.nodes[0]) }) : t('replace', { count });
  }
  const { addition } = purpose;
  switch (addition.kind) {
    case 'at':
      return t('addAny');
    case 'onEdge': {
      const { source, target } = addition.edge;
      return t('insertBetween', { source: nameOf(source), target: nameOf(target) });
    }
    case 'after':
      return addition.nodes.length === 1
        ? t('addAfter', { name: nameOf(addition.nodes[0]) })
        : t('addAfterSeveral');
    case 'from':
      return t('addAfter', { name: nameOf(addition.source) });
    case 'into':
      return t('addBefore', { name: nameOf(addition.target) });
  }
}
