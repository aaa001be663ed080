import type { Draft } from '../../shared/protocol/messages.ts';
import { readSetting, settingNames, writeSetting } from '../storage/local.ts';
import type { DraftPlace, Session } from './place.ts';

const prefix = 'drafts.';
const lockPrefix = 'netloom-window-';
/** Of this page, and of no other one that lives. */
const thisWindow = crypto.getRandomValues(new Uint32Array(2)).join('');

/** Tells other windows that this one lives, for as long as it does. */
export function beginLocal(): void {
  void navigator.locks?.request(lockPrefix + thisWindow, () => new Promise(() => undefined));
}

const isDraft = (value: unknown): value is Draft =>
  typeof value === 'object' &&
  value !== null &&
  'id' in value &&
  typeof value.id === 'string' &&
  'text' in value &&
  typeof value.text === 'string' &&
  'dirty' in value &&
  typeof value.dirty === 'boolean' &&
  'editedAt' in value &&
  typeof value.editedAt === 'number' &&
  (!('path' in value) || typeof value.path === 'string');

function read(name: string): Session {
  try {
    const stored: unknown = JSON.parse(readSetting(name) ?? 'null');
    if (typeof stored !== 'object' || stored === null) return { drafts: [] };
    const drafts = 'drafts' in stored && Array.isArray(stored.drafts) ? stored.drafts.filter(isDraft) : [];
    const shown = 'shown' in stored && typeof stored.shown === 'string' ? stored.shown : undefined;
    return { drafts, ...(shown === undefined ? {} : { shown }) };
  } catch {
    return { drafts: [] };
  }
}

/** What windows that are gone left in this browser, and how to forget it once it is kept elsewhere. */
export async function takeLocal(): Promise<Session & { forget(): void }> {
  const held = (await navigator.locks?.query())?.held ?? [];
  const living = new Set(held.map(({ name }) => name));
  const names = settingNames(prefix).filter(
    (name) => name !== prefix + thisWindow && !living.has(lockPrefix + name.slice(prefix.length)),
  );
  const sessions = names.map(read);
  const shown = sessions.find((session) => session.shown !== undefined)?.shown;
  return {
    drafts: sessions.flatMap(({ drafts }) => drafts),
    ...(shown === undefined ? {} : { shown }),
    forget() {
      for (const name of names) writeSetting(name, undefined);
    },
  };
}

/** Keeps drafts in this browser: while there is no studio, and where it cannot write. */
export function localPlace(): DraftPlace {
  const drafts = new Map<string, Draft>();
  let order: readonly string[] = [];
  let shown: string | undefined;
  const write = async (): Promise<void> => {
    const place = ({ id }: Draft): number => order.indexOf(id);
    const session: Session = {
      drafts: [...drafts.values()].sort((a, b) => place(a) - place(b)),
      ...(shown === undefined ? {} : { shown }),
    };
    const text = drafts.size === 0 ? undefined : JSON.stringify(session);
    if (!writeSetting(prefix + thisWindow, text)) throw new Error('local storage refused');
  };
  return {
    write(draft) {
      drafts.set(draft.id, draft);
      return write();
    },
    remove(id) {
      return drafts.delete(id) ? write() : Promise.resolve();
    },
    arrange(arranged, active) {
      order = arranged;
      shown = active;
      return drafts.size === 0 ? Promise.resolve() : write();
    },
  };
}
