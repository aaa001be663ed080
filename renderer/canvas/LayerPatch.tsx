import { Handle } from '@xyflow/react';
import { card, preview } from '../../shared/drawing/geometry.ts';
import { findLayer } from '../../shared/layers/index.ts';
import type { Direction, NodeId } from '../../shared/network/network.ts';
import { useCardCost } from '../cost/index.ts';
import { useDocument, useNode } from '../document/index.ts';
import { usePreviews } from '../previews/index.ts';
import { classNames } from '../ui/index.ts';
import { handleStyle, inputHandle, outputHandle, sideOf } from './handles.ts';
import styles from './LayerPatch.module.css';

interface LayerPatchProps {
  readonly id: NodeId;
  /** Inputs that its card shows. */
  readonly slots: number;
  readonly direction: Direction | undefined;
  readonly selected: boolean;
}

interface AnchorProps {
  readonly id: string;
  readonly type: 'source' | 'target';
  readonly index: number;
  readonly count: number;
  readonly direction: Direction | undefined;
}

/** Where wires attach, not to be seen: without it React Flow would leave the wires out. */
const Anchor = ({ id, type, index, count, direction }: AnchorProps) => (
  <Handle
    id={id}
    type={type}
    position={sideOf(type === 'target' ? 'input' : 'output', direction)}
    className={styles.anchor}
    style={handleStyle(index, count, direction)}
    aria-hidden
  />
);

/** A layer from so far away that no word of it could be read: its category, whether it is selected, and whether it is wrong. */
export function LayerPatch({ id, slots, direction, selected }: LayerPatchProps) {
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
          index={slot}
          count={slots}
          direction={direction}
        />
      ))}
      <Anchor id={outputHandle} type="source" index={0} count={1} direction={direction} />
    </div>
  );
}
