import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Who may talk to the server: a page of this very address, with the token of this start. */
export interface Access {
  readonly token: string;
  readonly port: number;
}

const NAMES = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * Refuses any name but the loopback's, so that a page elsewhere cannot reach the server by a name of its own that points here
 * (DNS rebinding).
 */
export const isOwnHost = ({ port }: Access, host: string | undefined): boolean =>
  host !== undefined && NAMES.some((name) => host.toLowerCase() === `${name}:${port}`);

/** A browser names the page that asks in `Origin`; requests without one are no page's, or the address bar's. */
export const isOwnOrigin = ({ port }: Access, origin: string | undefined): boolean =>
  origin === undefined || NAMES.some((name) => origin === `http://${name}:${port}`);

/** In a cookie of its own for each port: cookies do not tell ports apart. */
export const cookieName = ({ port }: Access): string => `netloom-${port}`;

/** Whether the request brings the token, in its address or its cookie. */
export function bringsToken(access: Access, request: IncomingMessage, url: URL): boolean {
  const given = url.searchParams.get('token');
  if (given !== null) return isSame(access.token, given);
  const prefix = `${cookieName(access)}=`;
  const cookie = (request.headers.cookie ?? '').split(/;\s*/).find((part) => part.startsWith(prefix));
  return cookie !== undefined && isSame(access.token, cookie.slice(prefix.length));
}

function isSame(token: string, given: string): boolean {
  const a = Buffer.from(token);
  const b = Buffer.from(given);
  return a.length === b.length && timingSafeEqual(a, b);
}
