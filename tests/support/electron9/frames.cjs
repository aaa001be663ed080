/**
 * What Electron 9 does not yet tell of its frames: which one sent a message (`event.senderFrame`), and a handler that is asked
 * before a window opens (`setWindowOpenHandler`). Both are made of what it does tell, and refuse what they do not know.
 */
const { app, ipcMain } = require('electron');

app.on('web-contents-created', (_event, contents) => {
  const frames = new Map();
  contents.netloomFrames = frames;
  contents.on('did-frame-navigate', (_e, url, _code, _text, isMainFrame, _processId, id) => {
    frames.set(id, { url, parent: isMainFrame ? null : {} });
  });
  if (contents.setWindowOpenHandler) return;
  contents.setWindowOpenHandler = (handler) =>
    contents.on('new-window', (event, url) => {
      if (handler({ url }).action === 'deny') event.preventDefault();
    });
});

const emit = ipcMain.emit;
ipcMain.emit = function (channel, event, ...rest) {
  if (event && !('senderFrame' in event))
    event.senderFrame = event.sender.netloomFrames.get(event.frameId) || null;
  return emit.call(this, channel, event, ...rest);
};
