import type { Padding, Size } from './define.ts';

/** `(3, 5)`: how parameters read in Python, for the counterparts in Keras and PyTorch. */
export const pyPair = ([height, width]: Size): string => `(${height}, ${width})`;
export const pyBool = (value: boolean): string => (value ? 'True' : 'False');
/** Explicit padding that is all zero. */
export const isUnpadded = (padding: Padding): boolean =>
  padding !== 'same' && padding[0] === 0 && padding[1] === 0;

type Sides = readonly [top: number, bottom: number, left: number, right: number];
/** `((top, bottom), (left, right))`, as Keras pads. */
export const kerasSides = ([top, bottom, left, right]: Sides): string =>
  `((${top}, ${bottom}), (${left}, ${right}))`;
/** `(left, right, top, bottom)`, as PyTorch pads: the last axis first. */
export const torchSides = ([top, bottom, left, right]: Sides): string =>
  `(${left}, ${right}, ${top}, ${bottom})`;
