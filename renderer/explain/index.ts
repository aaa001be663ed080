export { Explaining } from './Explaining.tsx';
export { pointAt, pointAway, press } from './resting.ts';
export { explain, stopExplaining, useExplained } from './store.ts';
