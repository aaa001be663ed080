import { useTranslation } from 'react-i18next';
import type { NodeId } from '../../shared/network/network.ts';
import { useDocument } from '../document/index.ts';
import { Section } from '../ui/index.ts';
import { ShapeSum } from './ShapeSum.tsx';

/** How the layer's shape comes about. */
export function ShapeSection({ id }: { readonly id: NodeId }) {
  const { t } = useTranslation('inspector');
  const layer = useDocument((state) => state.analysis.layers.get(id));
  if (!layer) return null;
  return (
    <Section title={t('shape')}>
      <ShapeSum layer={layer} />
    </Section>
  );
}
