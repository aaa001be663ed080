import { selectedNode, useDocument } from '../document/index.ts';
import styles from './Inspector.module.css';
import { LayerInspector } from './LayerInspector.tsx';
import { NetworkInspector } from './NetworkInspector.tsx';
import { SelectionInspector } from './SelectionInspector.tsx';

/** What is selected, and how to change it: one layer, several, or the network itself. */
export function Inspector() {
  const id = useDocument(selectedNode);
  const several = useDocument((state) => state.selection.nodes.size > 1);
  return (
    <div className={styles.inspector} data-testid="inspector">
      {id !== undefined ? (
        <LayerInspector key={id} id={id} />
      ) : several ? (
        <SelectionInspector />
      ) : (
        <NetworkInspector />
      )}
    </div>
  );
}
