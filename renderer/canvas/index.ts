export { assignSlots, shownInputs } from '../../shared/drawing/wiring.ts';
export * as canvasActions from './actions.ts';
export {
  closeAddMenu,
  type Opening,
  openAddMenu,
  openReplaceMenu,
  type Purpose,
  useAddMenu,
} from './add-menu.ts';
export { announce } from './announcer.ts';
export {
  type Alignment,
  type Axis,
  alignSelection,
  distributeSelection,
  nudgeSelection,
} from './arranging.ts';
export { Canvas } from './Canvas.tsx';
export { copySelection, cutSelection, pasteFromClipboard } from './clipboard.ts';
export {
  beginWriting,
  resizeComment,
  rewriteComment,
  writeComment,
  writeInComment,
} from './commenting.ts';
export {
  type ConnectOpening,
  closeConnectMenu,
  isConnectable,
  openConnectMenu,
  useConnectMenu,
} from './connect-menu.ts';
export { possibleSources, type Verdict, WHY_NOT } from './connecting.ts';
export { connectionsFrom, connectionsInto, type Possible } from './connections.ts';
export { closeCanvasMenu, openMenuByKey, type Subject, useCanvasMenu } from './context-menu.ts';
export { nextCostView } from './cost-view.ts';
export { carry, drop, endCarrying, fragmentLoad, type Load, layerLoad } from './dropping.ts';
export { walkFromEdge, walkToEdge } from './edge-walking.ts';
export { explainFocused } from './explaining.ts';
export { addFragment, duplicateSelection, type Fragment, selectedFragment } from './fragments.ts';
export {
  groupSelection,
  renameGroup,
  selectedGroup,
  selectedGroups,
  selectionName,
  toggleCollapsed,
  ungroupSelection,
} from './grouping.ts';
export {
  arrangeAll,
  arrangeKeeping,
  arrangeSelection,
  arrangeTowards,
  directionNow,
  togglePin,
} from './laying-out.ts';
export { nameOf, selectionNames } from './naming.ts';
export { beginWith, type Offer, offer } from './offering.ts';
export { pointsAtCanvas, pointTo } from './pointer.ts';
export { isPullable, pullOutSelection } from './pulling.ts';
export { isRepeatable } from './repeating.ts';
export { summaryOf } from './summary.ts';
export { centreOn, fitView, focusCard, zoomIn, zoomOut } from './viewport.ts';
export { isSelectedStop, returnToCard, stopName, walk } from './walking.ts';
