import { join } from 'node:path';
import { z } from 'zod';
import type { Handlers } from '../../shared/protocol/server.ts';
import { jsonFile } from './json-file.ts';

/** The window's preferences: names and meanings are the window's own, but for `language`, which the menus read too. */
export function createSettings(data: string): Pick<Handlers, 'settings.get' | 'settings.set'> {
  const stored = jsonFile(join(data, 'settings.json'), z.record(z.string(), z.json()), {});
  return {
    'settings.get': async () => ({ settings: await stored.read() }),
    'settings.set': async ({ name, value }) => {
      await stored.change((settings) => ({ ...settings, [name]: value }));
      return {};
    },
  };
}
