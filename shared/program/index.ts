export { initialValues } from './initialize.ts';
export { type CompileOptions, type CompileResult, compileStepGraph } from './step-graph.ts';
export type * from './types.ts';
