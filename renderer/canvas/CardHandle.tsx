import { Handle } from '@xyflow/react';
import type { Direction } from '../../shared/network/network.ts';
import { handleStyle, sideOf } from './handles.ts';
import styles from './LayerNode.module.css';

export interface CardHandleProps {
  readonly id: string;
  readonly type: 'source' | 'target';
  /** Which of how many along its edge. */
  readonly index: number;
  readonly count: number;
  readonly direction: Direction | undefined;
  readonly label: string;
}

/** Where a wire attaches to a card: inputs where the network comes from, outputs where it leads. */
export const CardHandle = ({ id, type, index, count, direction, label }: CardHandleProps) => (
  <Handle
    id={id}
    type={type}
    role="img"
    position={sideOf(type === 'target' ? 'input' : 'output', direction)}
    className={styles.handle}
    style={handleStyle(index, count, direction)}
    aria-label={label}
  />
);
