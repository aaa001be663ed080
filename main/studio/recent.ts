import { join, resolve } from 'node:path';
import { z } from 'zod';
import type { FileEntry } from '../../shared/protocol/messages.ts';
import type { Handlers } from '../../shared/protocol/server.ts';
import { describeFile } from './files.ts';
import { jsonFile } from './json-file.ts';

const KEPT = 20;

/** The files a person opened or saved last, latest first; those that are gone are left out. */
export function createRecent(data: string, projects: string): Pick<Handlers, 'recent.list' | 'recent.add'> {
  const stored = jsonFile(join(data, 'recent.json'), z.array(z.string()), []);
  return {
    'recent.list': async () => {
      const entries = await Promise.all((await stored.read()).map(describeFile));
      return { files: entries.filter((entry): entry is FileEntry => entry !== undefined) };
    },
    'recent.add': async ({ path }) => {
      const added = resolve(projects, path);
      await stored.change((paths) => [added, ...paths.filter((other) => other !== added)].slice(0, KEPT));
      return {};
    },
  };
}
