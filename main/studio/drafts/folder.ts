import { randomBytes } from 'node:crypto';
import { promises as fs } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Draft, draft } from '../../../shared/protocol/records.ts';
import { writeFileAtomically } from '../atomic-file.ts';
import { errorCode } from '../file-failure.ts';

/** A window's folder: a file a tab, named by the document's id, and the order of the tabs. */
const ORDER = 'order.json';

const storedDraft = draft.omit({ id: true });
const arrangement = z.object({ order: z.array(z.string()), shown: z.string() });
export type Arrangement = z.infer<typeof arrangement>;

const fileOf = (folder: string, id: string): string => join(folder, `draft-${id}.json`);
const idOf = (name: string): string | undefined => /^draft-([0-9a-z]+)\.json$/.exec(name)?.[1];

async function readJson<S extends z.ZodType>(path: string, schema: S): Promise<z.infer<S> | undefined> {
  try {
    return schema.parse(JSON.parse(await fs.readFile(path, 'utf8')));
  } catch {
    return undefined;
  }
}

async function write(folder: string, path: string, value: unknown): Promise<void> {
  await fs.mkdir(folder, { recursive: true });
  await writeFileAtomically(path, `${JSON.stringify(value)}\n`);
}

export const writeDraft = (folder: string, { id, ...stored }: Draft): Promise<void> =>
  write(folder, fileOf(folder, id), { version: 1, ...stored });

export const writeArrangement = (folder: string, arranged: Arrangement): Promise<void> =>
  write(folder, join(folder, ORDER), arranged);

export const removeDraft = (folder: string, id: string): Promise<void> =>
  fs.rm(fileOf(folder, id), { force: true });

/** What a window left behind. */
export interface Leavings {
  readonly folder: string;
  /** Those that can be read, in the order of the tabs. */
  readonly drafts: readonly Draft[];
  readonly shown: string | undefined;
  readonly lastEdit: number;
}

/** Reads a folder; what is no whole draft is left out, and left alone. */
export async function readLeavings(folder: string): Promise<Leavings> {
  const names = await fs.readdir(folder).catch(() => []);
  const { order, shown } = (await readJson(join(folder, ORDER), arrangement)) ?? { order: [], shown: '' };
  const read = await Promise.all(
    names.map(async (name): Promise<Draft | undefined> => {
      const id = idOf(name);
      const stored = id && (await readJson(join(folder, name), storedDraft));
      return id && stored ? { id, ...stored } : undefined;
    }),
  );
  const place = ({ id }: Draft): number => (order.includes(id) ? order.indexOf(id) : order.length);
  const drafts = read.filter((found) => found !== undefined).sort((a, b) => place(a) - place(b));
  return { folder, drafts, shown, lastEdit: Math.max(0, ...drafts.map(({ editedAt }) => editedAt)) };
}

/**
 * Moves a draft to another window's folder. Where both have one of that id the one that comes gets another.
 * @returns the id it has now; undefined when another process took it first.
 */
export async function moveDraft(from: string, to: string, id: string): Promise<string | undefined> {
  const taken = await fs.stat(fileOf(to, id)).then(
    () => true,
    () => false,
  );
  const there = taken ? randomBytes(12).toString('hex') : id;
  try {
    await fs.mkdir(to, { recursive: true });
    await fs.rename(fileOf(from, id), fileOf(to, there));
    return there;
  } catch (error) {
    // What cannot be moved can still be shown.
    return errorCode(error) === 'ENOENT' ? undefined : id;
  }
}

/** Clears a folder away unless it holds drafts still, readable or not. */
export async function clear(folder: string): Promise<void> {
  const names = await fs.readdir(folder).catch(() => []);
  if (!names.some((name) => idOf(name) !== undefined)) await fs.rm(folder, { recursive: true, force: true });
}
