import { join } from 'node:path';
import { app, type BrowserWindow, ipcMain, session } from 'electron';
import { createStudio, type Studio } from '../studio/index.ts';
import { createCloseGuard } from './close-guard.ts';
import { connect } from './connection.ts';
import { createChooseFile } from './dialogs.ts';
import { createMenus } from './menu.ts';
import { findOpenPath } from './open-path.ts';
import { registerScheme, servePages } from './protocol.ts';
import { denyPermissions, keepPagesAtHome } from './security.ts';
import { languageFor, type Texts, textsFor } from './texts.ts';
import { forkUtilityProcess } from './trainer.ts';
import { createWindow, openPage } from './window.ts';

let window: BrowserWindow | undefined;
/** Networks that the running program was handed, until its window fetches them: there may be none yet. */
const handed: string[] = [];
let tellHanded = (): void => {};
function handOver(path: string): void {
  handed.push(path);
  tellHanded();
}

if (app.requestSingleInstanceLock()) {
  registerScheme();
  keepPagesAtHome(app);
  app.on('second-instance', (_event, args, workingDirectory) => {
    if (window?.isMinimized()) window.restore();
    window?.focus();
    const path = findOpenPath(args.slice(1), workingDirectory);
    if (path !== undefined) handOver(path);
  });
  // As macOS hands over a file, from the dock or the file manager; the first one comes before the program is ready.
  app.on('open-file', (event, path) => {
    event.preventDefault();
    handOver(path);
  });
  app.on('window-all-closed', () => app.quit());
  app.whenReady().then(start);
} else {
  app.quit();
}

async function start(): Promise<void> {
  const guard = createCloseGuard();
  let texts: Texts = textsFor(undefined, app.getLocale());
  const openPath = findOpenPath(process.argv.slice(app.isPackaged ? 1 : 2), process.cwd());
  const menus = createMenus((command) => base.emit('menu.command', { command }));
  const base = createStudio({
    mode: 'desktop',
    forkTrainer: forkUtilityProcess(join(__dirname, 'trainer.cjs')),
    chooseFile: createChooseFile(
      () => window,
      () => texts,
      () => base.paths.projects,
    ),
    onDirty: ({ dirty }) => {
      guard.setDirty(dirty);
      window?.setDocumentEdited(dirty);
    },
    onCommands: (states) => menus.mark(states),
    takeHanded: () => handed.splice(0),
    ...(openPath === undefined ? {} : { openPath }),
  });
  tellHanded = () => base.emit('files.handed', {});
  const speak = async (): Promise<void> => {
    const { settings } = await base.handlers['settings.get']({});
    texts = textsFor(settings.language, app.getLocale());
    menus.show(texts, languageFor(settings.language, app.getLocale()));
  };
  const studio: Studio = { ...base, handlers: speakingAnew(base.handlers, speak) };

  denyPermissions(session.defaultSession);
  servePages(session.defaultSession.protocol, join(__dirname, '..', 'renderer'));
  await speak();
  window = createWindow({
    preload: join(__dirname, 'preload.cjs'),
    guard,
    texts: () => texts,
    askPage: () => base.emit('window.closing', {}),
  });
  window.on('closed', () => {
    window = undefined;
  });
  connect(window, ipcMain, studio);
  saveBeforeQuitting(studio);
  await openPage(window);
}

/** The menus follow the language that the window sets. */
const speakingAnew = (handlers: Studio['handlers'], speak: () => Promise<void>): Studio['handlers'] => ({
  ...handlers,
  'settings.set': async (setting) => {
    const done = await handlers['settings.set'](setting);
    if (setting.name === 'language') await speak();
    return done;
  },
});

/** Trainings under way write their checkpoint before the program ends. */
function saveBeforeQuitting(studio: Studio): void {
  let saved = false;
  app.on('will-quit', (event) => {
    if (saved) return;
    event.preventDefault();
    studio.dispose().finally(() => {
      saved = true;
      app.quit();
    });
  });
}
