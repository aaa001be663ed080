export { assignSlots, shownInputs } from '../../shared/drawing/wiring.ts';
export * as canvasActions from './actions.ts';
export { Canvas } from './Canvas.tsx';
export { possibleSources } from './connecting.ts';
export { carry, drop, endCarrying } from './dropping.ts';
export { pullOutSelection } from './pulling.ts';
export { centreOn, fitView, zoomIn, zoomOut } from './viewport.ts';
