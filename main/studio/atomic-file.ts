import { randomBytes } from 'node:crypto';
import { promises as fs } from 'node:fs';
import { dirname } from 'node:path';
import { errorCode } from './file-failure.ts';

/**
 * Puts a file under its name only once it is whole and on disk: written beside, synced, renamed. What was there before is
 * untouched when it fails. Written here rather than with write-file-atomic, which takes a short write (a disk that fills up
 * half-way) for a whole one.
 * @param exclusive refuse (`EEXIST`) to replace a file that exists.
 */
export async function writeFileAtomically(
  path: string,
  contents: string | Uint8Array,
  { exclusive = false }: { readonly exclusive?: boolean } = {},
): Promise<void> {
  // A link is followed, so that the file it names is replaced and not the link.
  const target = await fs.realpath(path).catch(() => path);
  const mode = await fs.stat(target).then(
    (stats) => stats.mode & 0o777,
    () => 0o666,
  );
  const beside = `${target}.${process.pid}.${randomBytes(4).toString('hex')}.part`;
  try {
    const file = await fs.open(beside, 'wx', mode);
    try {
      await file.writeFile(contents);
      await file.sync();
    } finally {
      await file.close();
    }
    if (exclusive) await renameUnlessThere(beside, target);
    else await fs.rename(beside, target);
  } catch (error) {
    await fs.unlink(beside).catch(() => {});
    throw error;
  }
  await syncFolder(dirname(target));
}

/** A hard link, unlike a rename, fails where the name is taken. */
async function renameUnlessThere(from: string, to: string): Promise<void> {
  try {
    await fs.link(from, to);
    await fs.unlink(from);
  } catch (error) {
    if (errorCode(error) === 'EEXIST') throw error;
    // Not every file system has hard links: the check and the rename are then two steps.
    const taken = await fs.stat(to).then(
      () => true,
      () => false,
    );
    if (taken) throw Object.assign(new Error(`${to} exists`), { code: 'EEXIST' });
    await fs.rename(from, to);
  }
}

/** So that the rename survives a power cut; systems that cannot sync a folder (Windows) need not. */
async function syncFolder(path: string): Promise<void> {
  try {
    const folder = await fs.open(path, 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  } catch {
    // The file itself is synced already.
  }
}
