import type { KeyboardEvent } from 'react';
import { returnToCard } from '../canvas/index.ts';
import { selectedNode, useDocument } from '../document/index.ts';
import { CommentInspector } from './CommentInspector.tsx';
import styles from './Inspector.module.css';
import { LayerInspector } from './LayerInspector.tsx';
import { NetworkInspector } from './NetworkInspector.tsx';
import { SelectionInspector } from './SelectionInspector.tsx';

/** Escape gives the keyboard back to the card; what opens over a field has the key for itself. */
function leaveOnEscape(event: KeyboardEvent<HTMLElement>): void {
  const { key, target, currentTarget } = event;
  if (key !== 'Escape' || event.defaultPrevented || event.nativeEvent.isComposing) return;
  if (!(target instanceof Element && currentTarget.contains(target))) return;
  if (returnToCard()) event.stopPropagation();
}

/** What is selected, and how to change it: one layer, several, a comment, or the network itself. */
export function Inspector() {
  const id = useDocument(selectedNode);
  const several = useDocument(({ selection }) => selection.nodes.size + selection.comments.size > 1);
  const comment = useDocument(({ selection: { nodes, comments } }) =>
    nodes.size === 0 && comments.size === 1 ? [...comments][0] : undefined,
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it listens to the fields within.
    <div className={styles.inspector} data-testid="inspector" onKeyDown={leaveOnEscape}>
      {comment !== undefined ? (
        <CommentInspector key={comment} id={comment} />
      ) : id !== undefined && !several ? (
        <LayerInspector key={id} id={id} />
      ) : several ? (
        <SelectionInspector />
      ) : (
        <NetworkInspector />
      )}
    </div>
  );
}
