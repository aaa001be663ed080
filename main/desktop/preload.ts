import { contextBridge, ipcRenderer } from 'electron';
import { TO_STUDIO, TO_WINDOW } from './channels.ts';

/** All that the page gets of Electron: one pipe to the studio. */
contextBridge.exposeInMainWorld('netloom', {
  send: (message: unknown): void => ipcRenderer.send(TO_STUDIO, message),
  onMessage: (listener: (message: unknown) => void): void => {
    // Not the event itself, which would hand the page `ipcRenderer`.
    ipcRenderer.on(TO_WINDOW, (_event, message) => listener(message));
  },
});
