import type { BrowserWindow, IpcMain, IpcMainEvent } from 'electron';
import type { Transport } from '../../shared/protocol/transport.ts';
import type { Studio } from '../studio/index.ts';
import { serveWindow } from '../studio/window.ts';
import { TO_STUDIO, TO_WINDOW } from './channels.ts';
import { isOwnPage } from './security.ts';

/** Whether a message is of the window's own page: not of a frame in it, nor of a page that took its place. */
export function isFromOwnPage(event: IpcMainEvent, window: BrowserWindow): boolean {
  if (event.sender !== window.webContents) return false;
  const frame = event.senderFrame;
  return frame !== null && frame.parent === null && isOwnPage(frame.url);
}

/** Connects a window to the studio: once for each page it loads, so that no answer reaches the page after. */
export function connect(window: BrowserWindow, ipcMain: IpcMain, studio: Studio): void {
  let end = (): void => {};
  const begin = (): void => {
    end();
    const { transport, close } = transportOver(window, ipcMain);
    const leave = serveWindow(studio, transport);
    end = () => {
      leave();
      close();
    };
  };
  window.webContents.on('did-navigate', begin);
  window.on('closed', () => end());
}

function transportOver(window: BrowserWindow, ipcMain: IpcMain): { transport: Transport; close(): void } {
  const closeListeners: (() => void)[] = [];
  let receive: ((event: IpcMainEvent, message: unknown) => void) | undefined;
  return {
    transport: {
      send(message) {
        if (!window.isDestroyed()) window.webContents.send(TO_WINDOW, message);
      },
      onMessage(listener) {
        receive = (event, message) => {
          if (isFromOwnPage(event, window)) listener(message);
        };
        ipcMain.on(TO_STUDIO, receive);
      },
      onClose: (listener) => {
        closeListeners.push(listener);
      },
    },
    close() {
      if (receive) ipcMain.removeListener(TO_STUDIO, receive);
      for (const listener of closeListeners) listener();
    },
  };
}
