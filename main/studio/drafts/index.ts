import { randomBytes } from 'node:crypto';
import { promises as fs } from 'node:fs';
import { join } from 'node:path';
import type { Draft } from '../../../shared/protocol/messages.ts';
import type { Handlers } from '../../../shared/protocol/server.ts';
import { fileFailure } from '../file-failure.ts';
import {
  clear,
  type Leavings,
  moveDraft,
  readLeavings,
  removeDraft,
  writeArrangement,
  writeDraft,
} from './folder.ts';
import { BEAT, disown, isOwnedElsewhere, own, touch } from './owner.ts';

export type DraftMethod = 'drafts.open' | 'drafts.write' | 'drafts.remove' | 'drafts.arrange';

/** One window's drafts, for as long as it is connected. */
export interface WindowDrafts {
  readonly handlers: Pick<Handlers, DraftMethod>;
  /** The window is gone: whoever opens next takes what it left. */
  leave(): void;
}

/** How long a window's earlier page may take to be gone, once the next one has come. Milliseconds. */
const PATIENCE = 1000;
const LOOK = 25;

/**
 * Keeps every open network of every window as a draft, so that a crash loses nothing: a folder a window, in it a file a tab.
 * No window touches the folder of another one that lives, in this process or another.
 */
export function createDrafts(root: string): { openWindow(): WindowDrafts } {
  const living = new Set<string>();
  let heartbeat: NodeJS.Timeout | undefined;
  // One after the other, so that no two windows take the same draft.
  let last: Promise<unknown> = Promise.resolve();

  const live = (window: string): void => {
    living.add(window);
    heartbeat ??= setInterval(() => {
      for (const each of living) void touch(join(root, each));
    }, BEAT).unref();
  };
  const die = (window: string): void => {
    living.delete(window);
    if (living.size > 0) return;
    clearInterval(heartbeat);
    heartbeat = undefined;
  };

  async function leavings(): Promise<Leavings[]> {
    const names = await fs.readdir(root).catch(() => []);
    const found: Leavings[] = [];
    for (const name of names) {
      const folder = join(root, name);
      if (!living.has(name) && !(await isOwnedElsewhere(folder))) found.push(await readLeavings(folder));
    }
    return found;
  }

  /** Everything of the window that was there last, and of the others what was not saved. */
  async function inherit(folder: string, previous: string | undefined) {
    const found = (await leavings()).sort((a, b) => b.lastEdit - a.lastEdit);
    const heir =
      found.find((left) => previous !== undefined && left.folder === join(root, previous)) ?? found[0];
    const drafts: Draft[] = [];
    let shown: string | undefined;
    for (const left of heir ? [heir, ...found.filter((other) => other !== heir)] : []) {
      for (const draft of left.drafts) {
        if (left !== heir && !draft.dirty) {
          await removeDraft(left.folder, draft.id).catch(() => undefined);
          continue;
        }
        const id = await moveDraft(left.folder, folder, draft.id);
        if (id === undefined) continue;
        drafts.push({ ...draft, id });
        if (left === heir && draft.id === left.shown) shown = id;
      }
      await clear(left.folder).catch(() => undefined);
    }
    return { drafts, ...(shown === undefined ? {} : { shown }) };
  }

  async function waitUntilGone(window: string): Promise<void> {
    for (let waited = 0; living.has(window) && waited < PATIENCE; waited += LOOK)
      await new Promise((resolve) => setTimeout(resolve, LOOK));
  }

  return {
    openWindow() {
      const window = randomBytes(8).toString('hex');
      const folder = join(root, window);
      const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
        const done = last.then(work).catch((error: unknown) => {
          throw fileFailure(error, 'write', folder);
        });
        last = done.catch(() => undefined);
        return done;
      };
      return {
        handlers: {
          'drafts.open': async ({ previous }) => {
            if (previous !== undefined) await waitUntilGone(previous);
            return inTurn(async () => {
              live(window);
              // A folder that cannot be written is told of when a draft is.
              await fs
                .mkdir(folder, { recursive: true })
                .then(() => own(folder))
                .catch(() => undefined);
              return { window, ...(await inherit(folder, previous)) };
            });
          },
          'drafts.write': (draft) =>
            inTurn(async () => {
              await writeDraft(folder, draft);
              return {};
            }),
          'drafts.remove': ({ id }) =>
            inTurn(async () => {
              await removeDraft(folder, id);
              return {};
            }),
          'drafts.arrange': (arranged) =>
            inTurn(async () => {
              await writeArrangement(folder, arranged);
              return {};
            }),
        },
        leave() {
          die(window);
          void inTurn(async () => {
            await disown(folder);
            await clear(folder);
          }).catch(() => undefined);
        },
      };
    },
  };
}
