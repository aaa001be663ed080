export { endDrafts, keepDrafts, useDraftFailure, writeAllDrafts } from './keep.ts';
export { loadDrafts, takeFromStudio } from './load.ts';
export type { Session } from './place.ts';
