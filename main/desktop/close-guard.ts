/** What a request to close the window leads to. */
export type CloseAnswer = 'close' | 'askWindow' | 'askUser';

/**
 * Keeps unsaved changes from being lost. The window is asked first; it tells that nothing is unsaved (any more) and closes
 * itself. A second request while it has not answered is put to the user by the system's own dialog, so that a window that
 * hangs can be closed.
 */
export interface CloseGuard {
  /** What the window last told. */
  setDirty(dirty: boolean): void;
  /** The window's page is gone: there is nobody to ask. */
  gone(): void;
  onClose(): CloseAnswer;
}

export function createCloseGuard(): CloseGuard {
  let dirty = false;
  let asked = false;
  return {
    setDirty(value) {
      dirty = value;
      asked = false;
    },
    gone() {
      dirty = false;
    },
    onClose() {
      if (!dirty) return 'close';
      if (asked) return 'askUser';
      asked = true;
      return 'askWindow';
    },
  };
}
