export { CardShare } from './CardShare.tsx';
export { CostLegend } from './CostLegend.tsx';
export { MeasureChoice } from './MeasureChoice.tsx';
export { costOf } from './scale.ts';
export { showCost, stepCost, useCost } from './store.ts';
export { useCardCost } from './useCardCost.ts';
