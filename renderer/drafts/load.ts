import type { Draft } from '../../shared/protocol/messages.ts';
import { callStudio, useStudio } from '../studio/index.ts';
import { beginLocal, takeLocal } from './local.ts';
import type { Session } from './place.ts';

/** Longest wait for the studio before the window opens without it, in milliseconds. */
const PATIENCE = 4000;
const key = 'netloom.window';

/** This window's name in the studio, over reloads. */
function windowName(set?: string): string | undefined {
  try {
    if (set !== undefined) window.sessionStorage.setItem(key, set);
    return window.sessionStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Waits until it is known whether there is a studio. */
function studioKnown(): Promise<void> {
  if (useStudio.getState().status !== 'connecting') return Promise.resolve();
  return new Promise((resolve) => {
    const stop = useStudio.subscribe(({ status }) => {
      if (status !== 'connecting') done();
    });
    const timer = window.setTimeout(() => done(), PATIENCE);
    const done = (): void => {
      window.clearTimeout(timer);
      stop();
      resolve();
    };
  });
}

/** Tells the studio that this window is there, and takes what others left. Rejects where there is no studio. */
export async function takeFromStudio(): Promise<Session> {
  const previous = windowName();
  const { window: name, ...session } = await callStudio(
    'drafts.open',
    previous === undefined ? {} : { previous },
  );
  windowName(name);
  return session;
}

/** Of two drafts of one network, the one edited last. */
function newest(drafts: readonly Draft[]): readonly Draft[] {
  const found = new Map<string, Draft>();
  for (const draft of drafts) {
    const other = found.get(draft.id);
    if (!other || other.editedAt < draft.editedAt) found.set(draft.id, draft);
  }
  return [...found.values()];
}

/** The tabs that were open last, from the studio and from this browser, and what forgets the latter. */
export async function loadDrafts(): Promise<Session & { forget(): void }> {
  await studioKnown();
  const left = await takeLocal();
  beginLocal();
  const session: Session = await takeFromStudio().catch(() => ({ drafts: [] }));
  return {
    drafts: newest([...session.drafts, ...left.drafts]),
    shown: session.shown ?? left.shown,
    forget: left.forget,
  };
}
