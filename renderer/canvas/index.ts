export { assignSlots, shownInputs } from '../../shared/drawing/wiring.ts';
export * as canvasActions from './actions.ts';
export {
  type Alignment,
  type Axis,
  alignSelection,
  distributeSelection,
  nudgeSelection,
} from './arranging.ts';
export { Canvas } from './Canvas.tsx';
export { copySelection, cutSelection, pasteFromClipboard } from './clipboard.ts';
export { beginWriting, resizeComment, rewriteComment, writeComment } from './commenting.ts';
export { possibleSources } from './connecting.ts';
export { carry, drop, endCarrying } from './dropping.ts';
export { addFragment, duplicateSelection, selectedFragment } from './fragments.ts';
export {
  groupSelection,
  renameGroup,
  selectedGroup,
  selectedGroups,
  toggleCollapsed,
  ungroupSelection,
} from './grouping.ts';
export { pullOutSelection } from './pulling.ts';
export { centreOn, fitView, zoomIn, zoomOut } from './viewport.ts';
