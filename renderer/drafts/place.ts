import type { Draft } from '../../shared/protocol/messages.ts';
import { callStudio } from '../studio/index.ts';

/** The tabs of a window that is gone. */
export interface Session {
  /** In the order of the tabs. */
  readonly drafts: readonly Draft[];
  readonly shown?: string | undefined;
}

/** Where drafts are kept. Each rejects where that fails. */
export interface DraftPlace {
  write(draft: Draft): Promise<unknown>;
  remove(id: string): Promise<unknown>;
  arrange(order: readonly string[], shown: string): Promise<unknown>;
}

export const studioPlace: DraftPlace = {
  write: (draft) => callStudio('drafts.write', draft),
  remove: (id) => callStudio('drafts.remove', { id }),
  arrange: (order, shown) => callStudio('drafts.arrange', { order: [...order], shown }),
};
