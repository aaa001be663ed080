import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createRecent } from './recent.ts';
import { createSettings } from './settings.ts';
import { testFolder } from './testing/folder.ts';

test('settings outlive the program; concurrent changes are all kept', async () => {
  const data = join(testFolder(), 'data');
  const settings = createSettings(data);
  await expect(settings['settings.get']({})).resolves.toEqual({ settings: {} });
  await Promise.all(
    Array.from({ length: 10 }, (_, n) =>
      settings['settings.set']({ name: `key${n}`, value: { n: [n, null] } }),
    ),
  );
  const again = await createSettings(data)['settings.get']({});
  expect(Object.keys(again.settings)).toHaveLength(10);
  expect(again.settings.key7).toEqual({ n: [7, null] });
});

test.each(['', '{"language":', '[1]', 'null'])(
  'damaged settings (%j) count as none and can be set again',
  async (text) => {
    const data = testFolder();
    writeFileSync(join(data, 'settings.json'), text);
    const settings = createSettings(data);
    await expect(settings['settings.get']({})).resolves.toEqual({ settings: {} });
    await settings['settings.set']({ name: 'language', value: 'zh' });
    expect(JSON.parse(readFileSync(join(data, 'settings.json'), 'utf8'))).toEqual({ language: 'zh' });
  },
);

test('a setting that cannot be kept is an error, not a silence', async () => {
  const data = testFolder();
  mkdirSync(join(data, 'settings.json'));
  await expect(createSettings(data)['settings.set']({ name: 'a', value: 1 })).rejects.toMatchObject({
    message: expect.stringContaining('settings.json'),
  });
});

test('recent files: latest first, once each, twenty at most, gone ones left out', async () => {
  const projects = testFolder();
  const data = testFolder();
  const recent = createRecent(data, projects);
  for (let n = 0; n < 25; n++) {
    writeFileSync(join(projects, `${n}.json`), '');
    await recent['recent.add']({ path: `${n}.json` });
  }
  await recent['recent.add']({ path: join(projects, '10.json') });
  rmSync(join(projects, '24.json'));
  const { files } = await createRecent(data, projects)['recent.list']({});
  expect(files.map(({ name }) => name).slice(0, 3)).toEqual(['10.json', '23.json', '22.json']);
  expect(files).toHaveLength(19);
});
