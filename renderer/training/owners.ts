import { create } from 'zustand';
import type { DocumentId } from '../document/index.ts';
import { readSetting, writeSetting } from '../storage/local.ts';

type Owners = Readonly<Record<string, DocumentId>>;

/** More runs than anyone returns to. */
const KEPT = 100;
const setting = 'runs-of-documents';

function readOwners(): Owners {
  try {
    const stored: unknown = JSON.parse(readSetting(setting) ?? '{}');
    if (typeof stored !== 'object' || stored === null) return {};
    const entries = Object.entries(stored);
    return Object.fromEntries(
      entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    );
  } catch {
    return {};
  }
}

/** Which document each run was started from, as far as this window knows. */
export const useOwners = create<{ readonly owners: Owners }>(() => ({ owners: readOwners() }));

export function ownRun(run: string, document: DocumentId): void {
  const entries = Object.entries({ ...useOwners.getState().owners, [run]: document }).slice(-KEPT);
  const owners = Object.fromEntries(entries);
  useOwners.setState({ owners });
  writeSetting(setting, JSON.stringify(owners));
}

export const ownerOf = (run: string): DocumentId | undefined => useOwners.getState().owners[run];
