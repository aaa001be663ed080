import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Draft } from '../../../shared/protocol/messages.ts';
import { testFolder } from '../testing/folder.ts';
import { createDrafts } from './index.ts';

const draft = (id: string, editedAt: number, dirty = true, text = `text of ${id}`): Draft => ({
  id,
  text,
  dirty,
  editedAt,
});
const ids = (drafts: readonly Draft[]): readonly string[] => drafts.map(({ id }) => id);
/** A window of a process that was killed: `999999999` is no process. */
function killed(root: string, window: string): string {
  const folder = join(root, window);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'owner'), `999999999 ${hostname()}`);
  return folder;
}
const stored = (editedAt: number, text: string) =>
  JSON.stringify({ version: 1, text, dirty: true, editedAt });

test('a window that is gone leaves its tabs, in order, to the next', async () => {
  const drafts = createDrafts(testFolder());
  const first = drafts.openWindow();
  await first.handlers['drafts.open']({});
  for (const id of ['a', 'b', 'c']) await first.handlers['drafts.write'](draft(id, 1, id !== 'a'));
  await first.handlers['drafts.remove']({ id: 'b' });
  await first.handlers['drafts.arrange']({ order: ['c', 'a'], shown: 'a' });
  first.leave();
  const second = await drafts.openWindow().handlers['drafts.open']({});
  expect(ids(second.drafts)).toEqual(['c', 'a']);
  expect(second.shown).toBe('a');
  expect(second.drafts[0]).toEqual(draft('c', 1));
});

test('a window that lives keeps its drafts, in this process and in another', async () => {
  const root = testFolder();
  const drafts = createDrafts(root);
  const here = drafts.openWindow();
  await here.handlers['drafts.open']({});
  await here.handlers['drafts.write'](draft('a', 1));
  const elsewhere = join(root, 'elsewhere');
  mkdirSync(elsewhere);
  writeFileSync(join(elsewhere, 'owner'), `${process.ppid} ${hostname()}`);
  writeFileSync(join(elsewhere, 'draft-b.json'), stored(1, 'b'));
  const found = await drafts.openWindow().handlers['drafts.open']({});
  expect(found.drafts).toEqual([]);
  expect(existsSync(join(elsewhere, 'draft-b.json'))).toBe(true);
});

test('what a killed process left is found, its half-written file is not read, and its number may be another’s by now', async () => {
  const root = testFolder();
  const folder = killed(root, 'one');
  writeFileSync(join(folder, 'draft-a.json'), stored(5, 'a'));
  writeFileSync(join(folder, 'draft-a.json.12.abcd.part'), stored(6, 'half').slice(0, 30));
  writeFileSync(join(folder, 'draft-broken.json'), stored(6, 'half').slice(0, 30));
  const reused = join(root, 'two');
  mkdirSync(reused);
  writeFileSync(join(reused, 'owner'), `${process.ppid} ${hostname()}`);
  utimesSync(join(reused, 'owner'), new Date(0), new Date(0));
  writeFileSync(join(reused, 'draft-b.json'), stored(4, 'b'));
  const { drafts } = await createDrafts(root).openWindow().handlers['drafts.open']({});
  expect(drafts.map(({ text }) => text)).toEqual(['a', 'b']);
  // What cannot be read is left where it is, for whoever can.
  expect(readdirSync(folder)).toContain('draft-broken.json');
});

test('of several windows that are gone: all of the last one, of the others what was not saved', async () => {
  const root = testFolder();
  const drafts = createDrafts(root);
  const one = drafts.openWindow();
  await one.handlers['drafts.open']({});
  const two = drafts.openWindow();
  await two.handlers['drafts.open']({});
  await one.handlers['drafts.write'](draft('clean', 1, false));
  await one.handlers['drafts.write'](draft('dirty', 2, true));
  await two.handlers['drafts.write'](draft('newest', 3, false));
  // Both have a tab of one number: neither takes the other's place.
  await one.handlers['drafts.write'](draft('same', 2, true, 'one'));
  await two.handlers['drafts.write'](draft('same', 3, true, 'two'));
  one.leave();
  two.leave();
  const next = drafts.openWindow();
  const found = await next.handlers['drafts.open']({});
  expect(found.drafts.map(({ text }) => text).sort()).toEqual([
    'one',
    'text of dirty',
    'text of newest',
    'two',
  ]);
  expect(new Set(ids(found.drafts)).size).toBe(4);
  next.leave();
  const again = await drafts.openWindow().handlers['drafts.open']({});
  expect(again.drafts).toHaveLength(4);
  expect(readdirSync(root)).toHaveLength(1);
});

test('a page loaded anew waits for the one before it; a second one of the same name gets nothing', async () => {
  const drafts = createDrafts(testFolder());
  const before = drafts.openWindow();
  const { window: previous } = await before.handlers['drafts.open']({});
  await before.handlers['drafts.write'](draft('a', 1));
  setTimeout(() => before.leave(), 100);
  const after = drafts.openWindow();
  expect(ids((await after.handlers['drafts.open']({ previous })).drafts)).toEqual(['a']);
  const twin = drafts.openWindow();
  const { drafts: none } = await twin.handlers['drafts.open']({ previous: 'absent' });
  expect(none).toEqual([]);
});

test('where nothing can be written that is said, and what is there is still shown', async () => {
  const root = join(testFolder(), 'drafts');
  const folder = killed(root, 'one');
  writeFileSync(join(folder, 'draft-a.json'), stored(5, 'a'));
  // Nobody may write over a file in place of the folder, not even root.
  const blocked = createDrafts(join(folder, 'draft-a.json'));
  const window = blocked.openWindow();
  expect((await window.handlers['drafts.open']({})).drafts).toEqual([]);
  await expect(window.handlers['drafts.write'](draft('b', 1))).rejects.toMatchObject({ code: 'notFound' });
  chmodSync(root, 0o500);
  const found = await createDrafts(root).openWindow().handlers['drafts.open']({});
  chmodSync(root, 0o700);
  expect(found.drafts.map(({ text }) => text)).toEqual(['a']);
  rmSync(root, { recursive: true });
});
