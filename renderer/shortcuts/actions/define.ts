import type { en } from '../../i18n/en/index.ts';

/** Why a command cannot be carried out now: a word of the catalogue. */
export type Reason = Extract<keyof typeof en.shortcuts, `why${string}`>;

/** What a command of the table does in the window. */
export interface Action {
  run(): void;
  /** Why it would do nothing now; undefined while it would do something. */
  unless?(): Reason | undefined;
  /** Whether a key that has other uses too is meant for it now. */
  when?(event: KeyboardEvent): boolean;
  /** Of something that is on or off, or of one of several: whether it is so now. */
  checked?(): boolean;
}

/** One action for each command of a part of the table. */
export type ActionsFor<Rows> = { readonly [Id in keyof Rows]: Action };
