import { expect, test } from 'vitest';
import { countOf, shapeOf, soon } from './canvas.ts';
import { type DesktopApp, openDesktop } from './driver.ts';

interface Entry {
  readonly label: string;
  readonly enabled: boolean;
  readonly checked: boolean;
}

/** An entry of the native menu, as the system would show it. */
const entry = (app: DesktopApp, id: string): Promise<Entry> =>
  app.inProgram(`(({ label, enabled, checked }) => ({ label, enabled, checked }))(
    electron.Menu.getApplicationMenu().getMenuItemById('${id}'))`);

/** Chooses an entry as the system does, which lets nobody choose what is disabled. */
const choose = (app: DesktopApp, id: string): Promise<void> =>
  app.inProgram(`{
    const item = electron.Menu.getApplicationMenu().getMenuItemById('${id}');
    if (!item.enabled) throw new Error('${id} is disabled');
    const [window] = electron.BrowserWindow.getAllWindows();
    item.click({}, window, window.webContents);
  }`);

const menuNames = (app: DesktopApp): Promise<readonly string[]> =>
  app.inProgram('electron.Menu.getApplicationMenu().items.map(({ label }) => label)');

async function openReady(): Promise<DesktopApp> {
  const app = await openDesktop();
  await soon(() => shapeOf(app, 'softmax'), 60).toBe('10');
  return app;
}

test('what is chosen in the native menu is done in the window', async () => {
  const app = await openReady();
  const placeOf = (id: string): Promise<string> =>
    app.evaluate(`document.querySelector('.react-flow__node[data-id="${id}"]').style.transform`);
  const before = await placeOf('softmax');
  const from = await app.centre('[data-testid="node-softmax"]');
  await app.drag(from, { x: from.x + 150, y: from.y - 40 });
  await soon(() => placeOf('softmax')).not.toBe(before);
  await choose(app, 'view.arrange');
  await soon(() => placeOf('softmax')).toBe(before);
  await choose(app, 'edit.undo');
  await soon(() => placeOf('softmax')).not.toBe(before);

  await choose(app, 'view.commands');
  await soon(() => countOf(app, 'command-palette')).toBe(1);
  await app.pressEscape();
  await soon(() => countOf(app, 'command-palette')).toBe(0);
  await choose(app, 'file.export');
  await soon(() => countOf(app, 'export-dialog')).toBe(1);
  await app.pressEscape();
  await soon(() => countOf(app, 'export-dialog')).toBe(0);
  expect(app.complaints).toEqual([]);
});

test('entries that would do nothing are disabled', async () => {
  const app = await openReady();
  const disabled = async (...ids: readonly string[]): Promise<readonly string[]> => {
    const entries = await Promise.all(ids.map((id) => entry(app, id)));
    return ids.filter((_id, index) => !entries[index]!.enabled);
  };
  const some = ['edit.undo', 'edit.delete', 'arrange.group', 'arrange.left', 'train.start', 'train.stop'];
  await soon(() => disabled(...some)).toEqual([
    'edit.undo',
    'edit.delete',
    'arrange.group',
    'arrange.left',
    'train.stop',
  ]);
  await app.click('node-conv1');
  await soon(() => disabled(...some)).toEqual(['edit.undo', 'arrange.left', 'train.stop']);
  await choose(app, 'edit.selectAll');
  await soon(() => disabled(...some)).toEqual(['edit.undo', 'train.stop']);
  await choose(app, 'edit.delete');
  await soon(() => countOf(app, 'node-conv1')).toBe(0);
  await soon(() => disabled(...some)).not.toContain('edit.undo');
  await choose(app, 'edit.undo');
  await soon(() => shapeOf(app, 'softmax')).toBe('10');
  await choose(app, 'edit.deselect');
  await soon(() => disabled(...some)).toEqual([
    'edit.undo',
    'edit.delete',
    'arrange.group',
    'arrange.left',
    'train.stop',
  ]);
});

test('what is on is marked', async () => {
  const app = await openReady();
  const marked = async (id: string): Promise<boolean> => (await entry(app, id)).checked;
  await soon(() => marked('view.palette')).toBe(true);
  for (const id of ['view.previews', 'view.cost', 'view.panel']) {
    expect(await marked(id), id).toBe(false);
    await choose(app, id);
    await soon(() => marked(id)).toBe(true);
  }
  await choose(app, 'view.palette');
  const overPalette = `document.elementFromPoint(40, 400).closest('[data-testid="palette"]') !== null`;
  await soon(() => app.evaluate(overPalette)).toBe(false);
  await soon(() => marked('view.palette')).toBe(false);
  // By parameters, by multiply-adds, by memory, off.
  for (const _more of [1, 2]) await choose(app, 'view.cost');
  expect(await marked('view.cost')).toBe(true);
  await choose(app, 'view.cost');
  await soon(() => marked('view.cost')).toBe(false);

  expect(await marked('view.themeSystem')).toBe(true);
  await choose(app, 'view.themeDark');
  await soon(() => app.evaluate('document.documentElement.dataset.theme')).toBe('dark');
  await soon(() => marked('view.themeDark')).toBe(true);
  // Chosen again, it stays so.
  await choose(app, 'view.themeDark');
  expect([await marked('view.themeSystem'), await marked('view.themeLight')]).toEqual([false, false]);
  expect(await marked('view.themeDark')).toBe(true);
});

test('the menu speaks the language that the window is given', async () => {
  const app = await openReady();
  expect(await menuNames(app)).toEqual(['File', 'Edit', 'Arrange', 'View', 'Train', 'Help']);
  await app.click('node-conv1');
  await choose(app, 'view.chinese');
  await soon(() => app.text('train-now')).toBe('训练');
  await soon(() => menuNames(app)).toEqual(['文件', '编辑', '排列', '视图', '训练', '帮助']);
  expect((await entry(app, 'view.arrange')).label).toBe('自动排列');
  await soon(() => entry(app, 'view.chinese')).toEqual({ label: '简体中文', enabled: true, checked: true });
  expect((await entry(app, 'view.english')).checked).toBe(false);
  // What the window told of its commands still holds.
  expect((await entry(app, 'edit.delete')).enabled).toBe(true);
  expect((await entry(app, 'arrange.left')).enabled).toBe(false);
  expect(app.complaints).toEqual([]);
});
