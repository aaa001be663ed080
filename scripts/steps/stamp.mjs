import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { inRoot, out } from './places.mjs';

const path = (name) => out('stamps', `${name}.json`);

/** What a finished step left; undefined when it never finished. */
export function readStamp(name) {
  try {
    return JSON.parse(readFileSync(path(name), 'utf8'));
  } catch {
    return undefined;
  }
}

/** Written last, and whole or not at all: a step that was interrupted has none. */
export function writeStamp(name, value) {
  mkdirSync(out('stamps'), { recursive: true });
  writeFileSync(`${path(name)}.new`, JSON.stringify(value));
  renameSync(`${path(name)}.new`, path(name));
}

export const removeStamp = (name) => rmSync(path(name), { force: true });

/** Every file under the given files and folders (from the root) that `wanted` takes. */
export function listFiles(names, wanted = () => true) {
  const found = [];
  const visit = (name) => {
    const full = inRoot(name);
    if (!existsSync(full)) return;
    const stats = statSync(full);
    if (!stats.isDirectory()) found.push({ name, full, stats });
    else for (const entry of readdirSync(full).sort()) if (wanted(entry)) visit(join(name, entry));
  };
  for (const name of names) visit(name);
  return found;
}

/** Whether files changed since a stamp: by size and time first, by content where those differ. */
export function fingerprint(files) {
  const hash = (describe) => {
    const sum = createHash('sha256');
    for (const file of files) sum.update(`${file.name}\0`).update(describe(file));
    return sum.digest('hex');
  };
  return {
    quick: hash(({ stats }) => `${stats.size} ${stats.mtimeMs}`),
    content: () => hash(({ full }) => readFileSync(full)),
  };
}
