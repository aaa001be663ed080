import { useState } from 'react';
import type { Json } from '../../shared/network/network.ts';
import { shownText, typedValue } from './drafts.ts';
import { useVisit } from './useVisit.ts';

interface Draft {
  readonly text: string;
  /** The document's value that this draft stands before; another one there (an undo) ends the draft. */
  readonly before: string;
  readonly error: string | undefined;
}

/** Takes a typed value: gives the reason when it refuses, and the value the document has then. */
export type Commit = (
  value: Json | undefined,
  session: number,
) => { readonly error?: string | undefined; readonly now: Json | undefined };

const same = (value: Json | undefined): string => JSON.stringify(value) ?? '';

/**
 * The text of a field over a value of the document. It takes effect as it is typed; what is refused stays in the field with
 * the reason until the field is left, and the document keeps its last good value.
 */
export function useDraft(value: Json | undefined, commit: Commit) {
  const [draft, setDraft] = useState<Draft>();
  const { session, begin } = useVisit();
  const live = draft && draft.before === same(value) ? draft : undefined;
  return {
    text: live?.text ?? shownText(value),
    error: live?.error,
    change(text: string): void {
      const result = commit(typedValue(text), session);
      setDraft({ text, before: same(result.now), error: result.error });
    },
    focus: begin,
    blur(): void {
      setDraft(undefined);
    },
  };
}
