import { promises as fs } from 'node:fs';
import { join } from 'node:path';

/** Every file under `folder`, as paths from it with `/`, sorted. Links count as what they point at. */
export async function walk(folder: string, prefix = ''): Promise<readonly string[]> {
  const found: string[] = [];
  for (const name of (await fs.readdir(join(folder, prefix))).sort()) {
    const path = prefix ? `${prefix}/${name}` : name;
    if ((await fs.stat(join(folder, path))).isDirectory()) found.push(...(await walk(folder, path)));
    else found.push(path);
  }
  return found;
}

/** Removes a folder or file with all that is in it; nothing there is fine. Links are removed, not followed. */
export async function removeTree(path: string): Promise<void> {
  const stats = await fs.lstat(path).catch(() => undefined);
  if (!stats) return;
  if (!stats.isDirectory()) return fs.unlink(path);
  for (const name of await fs.readdir(path)) await removeTree(join(path, name));
  await fs.rmdir(path);
}
