import { BrowserWindow, nativeTheme } from 'electron';
import { ORIGIN } from './channels.ts';
import type { CloseGuard } from './close-guard.ts';
import { confirmClose } from './dialogs.ts';
import type { Texts } from './texts.ts';

export interface WindowOptions {
  readonly preload: string;
  readonly guard: CloseGuard;
  readonly texts: () => Texts;
  /** Tells the page that the window wants to close. */
  readonly askPage: () => void;
}

/** Makes the window; its page is loaded by `openPage`, once somebody listens to it. */
export function createWindow({ preload, guard, texts, askPage }: WindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 800,
    minHeight: 560,
    show: false,
    title: 'Netloom',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#14161a' : '#ffffff',
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    },
  });
  window.once('ready-to-show', () => window.show());
  window.webContents.on('render-process-gone', () => guard.gone());
  window.on('close', (event) => {
    const answer = guard.onClose();
    if (answer === 'close') return;
    if (answer === 'askUser' && confirmClose(window, texts())) return;
    event.preventDefault();
    if (answer === 'askWindow') askPage();
  });
  return window;
}

export const openPage = (window: BrowserWindow): Promise<void> => window.loadURL(`${ORIGIN}/index.html`);
