import type { IncomingMessage, ServerResponse } from 'node:http';
import { contentSecurityPolicy, readRendererFile } from '../studio/renderer-files.ts';
import { type Access, bringsToken, cookieName, isOwnHost, isOwnOrigin } from './access.ts';

/** Serves the window's files to whoever has the token. @param directory the built window, `out/renderer`. */
export function servePages(
  directory: string,
  access: Access,
): (request: IncomingMessage, response: ServerResponse) => void {
  const policy = contentSecurityPolicy([`ws://127.0.0.1:${access.port}`, `ws://localhost:${access.port}`]);
  return (request, response) => {
    const refuse = (status: number, text: string): void => {
      response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', ...headers(policy) });
      response.end(`${text}\n`);
    };
    if (!isOwnHost(access, request.headers.host)) return refuse(403, 'This address is not served here.');
    if (!isOwnOrigin(access, request.headers.origin)) return refuse(403, 'Only Netloom’s own page may ask.');
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405, 'Only GET is served.');
    const url = addressOf(request);
    if (!url) return refuse(400, 'This is no address.');
    if (!bringsToken(access, request, url)) {
      return refuse(403, 'Open the address that Netloom printed when it started: it ends in ?token=…');
    }
    readRendererFile(directory, url.pathname).then((file) => {
      if (!file) return refuse(404, 'There is no such page.');
      response.writeHead(200, {
        'content-type': file.contentType,
        'content-length': file.body.byteLength,
        'set-cookie': `${cookieName(access)}=${access.token}; Path=/; HttpOnly; SameSite=Strict`,
        ...headers(policy),
      });
      response.end(request.method === 'HEAD' ? undefined : file.body);
    });
  };
}

/** The base is only there because `URL` wants one. */
export function addressOf({ url = '/' }: IncomingMessage): URL | undefined {
  try {
    return new URL(url, 'http://127.0.0.1');
  } catch {
    return undefined;
  }
}

const headers = (policy: string): Record<string, string> => ({
  'content-security-policy': policy,
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
});
