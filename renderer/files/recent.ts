import { create } from 'zustand';
import type { FileEntry } from '../../shared/protocol/messages.ts';
import { callStudio } from '../studio/index.ts';
import { isConnected } from './choose.ts';

/** Files opened or saved lately, as the studio keeps them. */
export const useRecent = create<{ readonly files: readonly FileEntry[] }>(() => ({ files: [] }));

/** Asks for them; a menu does when it opens. */
export function loadRecent(): void {
  if (!isConnected()) return;
  callStudio('recent.list', {}).then(
    ({ files }) => useRecent.setState({ files }),
    () => undefined,
  );
}
