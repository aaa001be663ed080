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
  /** Whether it is on now. */
  checked?(): boolean;
}

/** The action of what menus mark while it is on. */
export type MarkedAction = Action & Required<Pick<Action, 'checked'>>;

/** One action for each command of a part of the table; those that menus mark say whether they are on, and no others. */
export type ActionsFor<Rows> = {
  readonly [Id in keyof Rows]: Rows[Id] extends { readonly mark: string }
    ? MarkedAction
    : Omit<Action, 'checked'>;
};
