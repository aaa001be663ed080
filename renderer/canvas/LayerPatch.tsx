import { Handle, type HandleProps, Position as Side } from '@xyflow/react';
import { card, preview, slotX } from '../../shared/drawing/geometry.ts';
import { findLayer } from '../../shared/layers/index.ts';
import type { NodeId } from '../../shared/network/network.ts';
import { useCardCost } from '../cost/index.ts';
import { useDocument, useNode } from '../document/index.ts';
import { usePreviews } from '../previews/index.ts';
import { classNames } from '../ui/index.ts';
import { inputHandle, outputHandle } from './handles.ts';
import styles from './LayerPatch.module.css';

interface LayerPatchProps {
  readonly id: NodeId;
  /** Inputs that its card shows. */
  readonly slots: number;
  readonly selected: boolean;
}

/** Where wires attach, not to be seen: without it React Flow would leave the wires out. */
const Anchor = (props: Pick<HandleProps, 'id' | 'type' | 'position'> & { readonly at: number }) => {
  const { at, ...handle } = props;
  return <Handle {...handle} className={styles.anchor} style={{ left: at }} aria-hidden />;
};

/** A layer from so far away that no word of it could be read: its category, whether it is selected, and whether it is wrong. */
export function LayerPatch({ id, slots, selected }: LayerPatchProps) {
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
    >
      {Array.from({ length: slots }, (_, slot) => (
        <Anchor
          // biome-ignore lint/suspicious/noArrayIndexKey: an input is its index.
          key={slot}
          id={inputHandle(slot)}
          type="target"
          position={Side.Top}
          at={slotX(slot, slots)}
        />
      ))}
      <Anchor id={outputHandle} type="source" position={Side.Bottom} at={slotX(0, 1)} />
    </div>
  );
}
