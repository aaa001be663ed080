import { promises as fs } from 'node:fs';
import { extname, join, sep } from 'node:path';

/** A file of the built window, ready to be served, over HTTP or a scheme of our own. */
export interface RendererFile {
  readonly body: Uint8Array;
  readonly contentType: string;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
};

/**
 * The file of `directory` that an address' path names; `/` is `index.html`. Undefined for what is not there, not of a kind
 * that the window is made of, or outside the folder.
 */
export async function readRendererFile(
  directory: string,
  pathname: string,
): Promise<RendererFile | undefined> {
  const path = placeOf(directory, pathname);
  const contentType = path && TYPES[extname(path).toLowerCase()];
  if (path === undefined || contentType === undefined) return undefined;
  try {
    return { body: await fs.readFile(path), contentType };
  } catch {
    return undefined;
  }
}

function placeOf(directory: string, pathname: string): string | undefined {
  let name: string;
  try {
    name = decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
  if (name.includes('\0') || name.includes('\\')) return undefined;
  const path = join(directory, name === '/' || name === '' ? 'index.html' : name);
  return path.startsWith(directory.endsWith(sep) ? directory : directory + sep) ? path : undefined;
}

/**
 * What the window may load: its own files, pictures it makes itself, and the studio (`connect`). Styles may be inline, since
 * canvas, charts and dialogs position themselves so; scripts may not.
 */
export const contentSecurityPolicy = (connect: readonly string[] = []): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "worker-src 'self' blob:",
    ["connect-src 'self'", ...connect].join(' '),
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
