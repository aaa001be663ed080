import { type Protocol, protocol } from 'electron';
import { contentSecurityPolicy, readRendererFile } from '../studio/renderer-files.ts';
import { ORIGIN, SCHEME } from './channels.ts';

/** Before the app is ready: gives the scheme an origin, so that `'self'`, modules and storage work as over https. */
export const registerScheme = (): void =>
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);

/** Serves the built window at `netloom://app/`. @param directory `out/renderer`. */
export function servePages(on: Protocol, directory: string): void {
  on.handle(SCHEME, async ({ url }) => {
    const { host, pathname } = new URL(url);
    const file = `${SCHEME}://${host}` === ORIGIN ? await readRendererFile(directory, pathname) : undefined;
    if (!file) return new Response('There is no such page.\n', { status: 404 });
    return new Response(Buffer.from(file.body), {
      headers: {
        'content-type': file.contentType,
        'content-security-policy': contentSecurityPolicy(),
        'x-content-type-options': 'nosniff',
      },
    });
  });
}
