import type { Kernel } from '../kernel.ts';
import { batchNormKernels } from './batch-norm.ts';
import { elementwiseKernels } from './elementwise.ts';
import { imageKernels } from './images.ts';
import { randomKernels } from './random.ts';
import { reductionKernels } from './reductions.ts';
import { shapeKernels } from './shape.ts';
import { sourceKernels } from './sources.ts';
import { updateKernels } from './updates.ts';
import { windowKernels } from './windows.ts';

/** Every op of the catalog, computed in JavaScript; a test walks both. */
export const kernels: ReadonlyMap<string, Kernel> = new Map(
  [
    sourceKernels,
    elementwiseKernels,
    reductionKernels,
    shapeKernels,
    windowKernels,
    imageKernels,
    batchNormKernels,
    randomKernels,
    updateKernels,
  ]
    .flat()
    .map((kernel) => [kernel.op, kernel]),
);
