import { create } from 'zustand';
import type { NodeId } from '../../shared/network/network.ts';

export interface Explained {
  /** A layer, or a collapsed group by its card's name on the canvas. */
  readonly id: NodeId;
  /** Asked for by key, the card takes the keyboard; by pointer it is only looked at. */
  readonly by: 'pointer' | 'key';
}

/** The layer whose card of explanations is shown. */
export const useExplained = create<{ readonly shown: Explained | undefined }>(() => ({ shown: undefined }));

export const explain = (id: NodeId, by: Explained['by']): void =>
  useExplained.setState({ shown: { id, by } });

export function stopExplaining(): void {
  if (useExplained.getState().shown) useExplained.setState({ shown: undefined });
}
