/**
 * Small things this window remembers on this computer: theme, language, panel sizes, the draft. Storage may be refused (a
 * private window, a full disk); the window then forgets, and works.
 */
const prefix = 'netloom.';

export function readSetting(name: string): string | undefined {
  try {
    return window.localStorage.getItem(prefix + name) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Undefined forgets. Gives false when storage refused. */
export function writeSetting(name: string, value: string | undefined): boolean {
  try {
    if (value === undefined) window.localStorage.removeItem(prefix + name);
    else window.localStorage.setItem(prefix + name, value);
    return true;
  } catch {
    return false;
  }
}
