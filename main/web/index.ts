import { randomBytes } from 'node:crypto';
import type { Studio } from '../studio/index.ts';
import { HOST, listen } from './listen.ts';
import { servePages } from './pages.ts';
import { serveSockets } from './sockets.ts';

export interface WebOptions {
  readonly studio: Studio;
  /** The built window, `out/renderer`. */
  readonly rendererDirectory: string;
  /** Absent: the next free one. 0: any. */
  readonly port?: number;
  readonly token?: string;
}

export interface Web {
  /** What to open in a browser; it holds the token. */
  readonly address: string;
  readonly port: number;
  readonly token: string;
  /** Ends every connection. The studio lives on. */
  close(): Promise<void>;
}

/** Serves window and studio on the loopback. @throws Error when the asked-for port is in use. */
export async function startWeb(options: WebOptions): Promise<Web> {
  const { studio, rendererDirectory, token = randomBytes(24).toString('hex') } = options;
  const { server, port } = await listen(options.port);
  const access = { token, port };
  server.on('request', servePages(rendererDirectory, access));
  const sockets = serveSockets(server, access, studio);
  return {
    address: `http://${HOST}:${port}/?token=${token}`,
    port,
    token,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets.clients) socket.terminate();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
