import type { ParamSpec, Shape, WeightSpec } from './define.ts';

/** Parameters that several layers share. */
export const MAX_CHANNELS = 65_536;
const MAX_WINDOW = 4096;

export const kernelField = {
  kind: 'size',
  min: 1,
  max: MAX_WINDOW,
  label: { en: 'Kernel', zh: '卷积核大小' },
} as const satisfies ParamSpec;
export const poolKernelField = {
  ...kernelField,
  default: 2,
  label: { en: 'Window', zh: '窗口大小' },
} as const satisfies ParamSpec;
export const strideField = {
  kind: 'size',
  min: 1,
  max: MAX_WINDOW,
  default: 1,
  label: { en: 'Stride', zh: '步幅' },
} as const satisfies ParamSpec;
/** A pool steps by its window unless told otherwise. */
export const poolStrideField = {
  kind: 'size',
  min: 1,
  max: MAX_WINDOW,
  defaultFrom: 'kernel',
  label: { en: 'Stride', zh: '步幅' },
} as const satisfies ParamSpec;
export const paddingField = {
  kind: 'padding',
  default: 0,
  same: true,
  label: { en: 'Padding', zh: '填充' },
} as const satisfies ParamSpec;
export const dilationField = {
  kind: 'size',
  min: 1,
  max: MAX_WINDOW,
  default: 1,
  advanced: true,
  label: { en: 'Dilation', zh: '膨胀率' },
} as const satisfies ParamSpec;
export const biasField = {
  kind: 'boolean',
  default: true,
  advanced: true,
  label: { en: 'Bias', zh: '偏置' },
} as const satisfies ParamSpec;

export const elementCount = (shape: Shape): number => shape.reduce((product, size) => product * size, 1);

/** One for each filter or unit, zero at first, never decayed. */
export const biasWeight = (count: number): WeightSpec => ({
  name: 'bias',
  shape: [count],
  init: { kind: 'zeros' },
  trainable: true,
  decay: false,
});

/** The share that dropout sets to 0; all of it would leave nothing. */
export const rateField = {
  kind: 'real',
  min: 0,
  max: 1,
  exclusiveMax: true,
  default: 0.5,
  label: { en: 'Rate', zh: '丢弃率' },
} as const satisfies ParamSpec;
