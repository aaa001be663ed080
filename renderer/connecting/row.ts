import type { Possible } from '../canvas/index.ts';

/** How a connection is listed: it fits, it fits instead of another, it does not fit yet, or it cannot be. */
export const groups = ['free', 'instead', 'misfit', 'never'] as const;
export type RowGroup = (typeof groups)[number];

export interface Row {
  readonly id: string;
  readonly group: RowGroup;
  readonly connection: Possible;
  /** The layer at the other end. */
  readonly name: string;
  readonly category: string;
  readonly title: string;
  readonly shape: string | undefined;
  /** Which input, what gives way, or why not. */
  readonly note: string;
}
