import { card, preview } from '../../shared/drawing/geometry.ts';
import { findLayer } from '../../shared/layers/index.ts';
import type { NodeId } from '../../shared/network/network.ts';
import { useCardCost } from '../cost/index.ts';
import { useDocument, useNode } from '../document/index.ts';
import { usePreviews } from '../previews/index.ts';
import { classNames } from '../ui/index.ts';
import styles from './LayerPatch.module.css';

/** A layer from so far away that no word of it could be read: its category, whether it is selected, and whether it is wrong. */
export function LayerPatch({ id, selected }: { readonly id: NodeId; readonly selected: boolean }) {
  const node = useNode(id);
  const shape = useDocument((state) => state.analysis.layers.get(id)?.outputShape);
  const wrong = useDocument(
    (state) => state.analysis.layers.get(id)?.problems.some(({ severity }) => severity === 'error') === true,
  );
  const previews = usePreviews((state) => state.on);
  const cost = useCardCost([id]);
  const category = findLayer(node?.type ?? '')?.category;
  return (
    <div
      className={classNames(styles.patch, selected && styles.selected, wrong && styles.wrong)}
      style={{
        '--cat': `var(--cat-${category ?? 'shape'})`,
        width: card.width,
        height: card.height + (previews ? preview.height : 0),
        '--tint': cost?.tint,
      }}
      data-testid={`node-${id}`}
      data-type={node?.type}
      data-category={category}
      data-shape={shape?.join('x')}
      data-share={cost?.share}
    />
  );
}
