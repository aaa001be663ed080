import { isDirty, networkText, useDocument } from '../document/index.ts';
import { readSetting, writeSetting } from '../storage/local.ts';

/** What the window showed last, so that a crash, a reload or a closed tab loses nothing. */
export interface Draft {
  readonly text: string;
  readonly path: string | undefined;
  readonly dirty: boolean;
}

const name = 'draft';
const pause = 400;

export function readDraft(): Draft | undefined {
  try {
    const draft: unknown = JSON.parse(readSetting(name) ?? 'null');
    if (typeof draft !== 'object' || draft === null || !('text' in draft) || typeof draft.text !== 'string')
      return undefined;
    return {
      text: draft.text,
      path: 'path' in draft && typeof draft.path === 'string' ? draft.path : undefined,
      dirty: 'dirty' in draft && draft.dirty === true,
    };
  } catch {
    return undefined;
  }
}

export const forgetDraft = (): void => void writeSetting(name, undefined);

/** Writes the draft a moment after each change, and at once when the page is left. */
export function keepDrafts(): void {
  let timer: number | undefined;
  const write = (): void => {
    window.clearTimeout(timer);
    timer = undefined;
    const state = useDocument.getState();
    const draft: Draft = { text: networkText(state.network), path: state.path, dirty: isDirty(state) };
    writeSetting(name, JSON.stringify(draft));
  };
  useDocument.subscribe((state, before) => {
    if (state.network === before.network && state.saved === before.saved && state.path === before.path)
      return;
    window.clearTimeout(timer);
    timer = window.setTimeout(write, pause);
  });
  window.addEventListener('pagehide', () => {
    if (timer !== undefined) write();
  });
}
