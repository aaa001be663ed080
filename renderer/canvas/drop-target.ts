import { create } from 'zustand';

interface DropTarget {
  /** Something that can be dropped is over the canvas. */
  readonly over: boolean;
  /** The edge, by its id on the canvas, that it would be inserted on. */
  readonly edge: string | undefined;
}

/** Where what is carried or dragged would go if it were let go now. */
export const useDropTarget = create<DropTarget>(() => ({ over: false, edge: undefined }));

export function aimAt(target: Partial<DropTarget>): void {
  const { over, edge } = { over: false, edge: undefined, ...target };
  const old = useDropTarget.getState();
  if (old.over !== over || old.edge !== edge) useDropTarget.setState({ over, edge });
}
