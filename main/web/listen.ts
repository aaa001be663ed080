import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export const HOST = '127.0.0.1';
/** Tried one after the other when no port is asked for. */
export const FIRST_PORT = 7380;
const TRIES = 20;

/** Listens on the loopback: on `port`, or on the first free one from `FIRST_PORT` on. @throws Error naming the port in use. */
export async function listen(
  port: number | undefined,
): Promise<{ readonly server: Server; readonly port: number }> {
  if (port !== undefined) return listenOn(port);
  for (let next = FIRST_PORT; next < FIRST_PORT + TRIES; next++) {
    try {
      return await listenOn(next);
    } catch (error) {
      if (!(error instanceof PortInUse)) throw error;
    }
  }
  return listenOn(0);
}

class PortInUse extends Error {
  override readonly name = 'PortInUse';
}

function listenOn(port: number): Promise<{ readonly server: Server; readonly port: number }> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') {
        reject(new PortInUse(`Port ${port} is in use. Name another one, or none for the next free one.`));
      } else if (error.code === 'EACCES') {
        reject(new Error(`Port ${port} needs rights that this program does not have. Name one above 1023.`));
      } else reject(error);
    });
    server.listen(port, HOST, () => {
      const address = server.address() as AddressInfo;
      resolve({ server, port: address.port });
    });
  });
}
