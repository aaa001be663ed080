export {
  type DocumentId,
  type DocumentState,
  edit,
  freshDocumentId,
  isDirty,
  networkText,
  redoEdit,
  replaceNetwork,
  type Selection,
  select,
  selectedNode,
  undoEdit,
  useDocument,
} from './document.ts';
export { edgeKey, edgeNamed, endsOfKey, keyOfFlowEdge } from './edge-key.ts';
export { nodeOf, useNode } from './nodes.ts';
export { changeName } from './step-names.ts';
export {
  closeDocument,
  forgetRecovery,
  isUntouched,
  keepShown,
  markSaved,
  moveDocument,
  openDocument,
  openDocuments,
  openNetwork,
  reopenClosed,
  showDocument,
  showNext,
  tellSaved,
  useOpenDocument,
  useTabs,
} from './tabs.ts';
