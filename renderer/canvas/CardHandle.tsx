import { Handle, Position as Side } from '@xyflow/react';
import { slotX } from '../../shared/drawing/geometry.ts';
import styles from './LayerNode.module.css';

export interface CardHandleProps {
  readonly id: string;
  readonly type: 'source' | 'target';
  /** Which of how many along its edge. */
  readonly index: number;
  readonly count: number;
  readonly label: string;
}

/** Where a wire attaches to a card: inputs along the upper edge, outputs along the lower one. */
export const CardHandle = ({ id, type, index, count, label }: CardHandleProps) => (
  <Handle
    id={id}
    type={type}
    role="img"
    position={type === 'target' ? Side.Top : Side.Bottom}
    className={styles.handle}
    style={{ left: slotX(index, count) }}
    aria-label={label}
  />
);
