import type { App, Session, WebContents } from 'electron';
import { ORIGIN } from './channels.ts';

/** Whether an address is one of our own pages. */
export const isOwnPage = (url: string): boolean => url === ORIGIN || url.startsWith(`${ORIGIN}/`);

/** The only thing a page of ours may ask for: to put text on the clipboard. */
const PERMITTED = 'clipboard-sanitized-write';

/** No permissions (camera, location, devices, …) for anyone. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) =>
    answer(permission === PERMITTED && isOwnPage(requestingUrl)),
  );
  session.setPermissionCheckHandler(
    (_contents, permission, requestingOrigin) => permission === PERMITTED && isOwnPage(requestingOrigin),
  );
}

/** Whatever pages there will be: they stay on our own address, open no window and embed no other page. */
export function keepPagesAtHome(app: App): void {
  app.on('web-contents-created', (_event, contents) => keepAtHome(contents));
}

function keepAtHome(contents: WebContents): void {
  contents.on('will-navigate', (event, url) => {
    if (!isOwnPage(url)) event.preventDefault();
  });
  contents.on('will-redirect', (event, url) => {
    if (!isOwnPage(url)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
