export {
  type DocumentState,
  edit,
  isDirty,
  markSaved,
  networkText,
  openNetwork,
  redoEdit,
  type Selection,
  select,
  selectedNode,
  undoEdit,
  useDocument,
} from './document.ts';
export { edgeKey } from './edge-key.ts';
export { nodeOf, useNode } from './nodes.ts';
