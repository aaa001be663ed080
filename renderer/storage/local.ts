/**
 * Small things this window remembers on this computer: theme, language, panel sizes. Storage may be refused (a
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

/** The names that begin so and have a value. */
export function settingNames(beginning: string): readonly string[] {
  try {
    return Object.keys(window.localStorage)
      .filter((name) => name.startsWith(prefix + beginning))
      .map((name) => name.slice(prefix.length));
  } catch {
    return [];
  }
}
