import type { Finding, Shape } from './define.ts';

/** Every code a layer's shape rule may report; `analysis/messages.ts` has a sentence for each. */
export const findingCodes = [
  'windowTooLarge',
  'notWhole',
  'poolPaddingTooLarge',
  'groupsDontDivide',
  'needsSpatial',
  'shapesDiffer',
  'sizesDiffer',
  'slopesSwapped',
  'piecesDontDivide',
  'sizeNotOdd',
  'croppedAway',
  'transposePadding',
] as const;
export type FindingCode = (typeof findingCodes)[number];

type Details = { readonly values: Finding['values']; readonly fixes?: Finding['fixes'] };

export const findError = (code: FindingCode, { values, fixes = [] }: Details): Finding => ({
  severity: 'error',
  code,
  values,
  fixes,
});
export const findWarning = (code: FindingCode, details: Details): Finding => ({
  ...findError(code, details),
  severity: 'warning',
});

/** A rule wants `[height, width, channels]` and is given something else. */
export const needsSpatial = (received: Shape): Finding =>
  findError('needsSpatial', { values: { received: `[${received.join(', ')}]` } });
