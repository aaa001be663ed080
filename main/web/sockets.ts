import type { IncomingMessage, Server } from 'node:http';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import type { Transport } from '../../shared/protocol/transport.ts';
import type { Studio } from '../studio/index.ts';
import { serveWindow } from '../studio/window.ts';
import { type Access, bringsToken, isOwnHost, isOwnOrigin } from './access.ts';
import { addressOf } from './pages.ts';

/** A file of the greatest size, quoted in JSON, and some. */
const LARGEST_MESSAGE = 160 * 1024 * 1024;

/** Takes WebSocket connections at `/studio`; each window gets the whole conversation. */
export function serveSockets(server: Server, access: Access, studio: Studio): WebSocketServer {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LARGEST_MESSAGE });
  server.on('upgrade', (request, socket, head) => {
    const status = refusal(access, request);
    if (status) {
      socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
      return;
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      webSocket.on('close', serveWindow(studio, transportOver(webSocket)));
    });
  });
  return sockets;
}

function refusal(access: Access, request: IncomingMessage): string | undefined {
  const url = addressOf(request);
  if (!isOwnHost(access, request.headers.host)) return '403 Forbidden';
  // A browser always tells the origin of a WebSocket; without one it is no page, and the token decides.
  if (!isOwnOrigin(access, request.headers.origin)) return '403 Forbidden';
  if (url?.pathname !== '/studio') return '404 Not Found';
  return bringsToken(access, request, url) ? undefined : '401 Unauthorized';
}

function transportOver(socket: WebSocket): Transport {
  // A broken connection closes too, and that is all there is to know.
  socket.on('error', () => {});
  return {
    send: (message) => socket.send(JSON.stringify(message)),
    onMessage: (listener) =>
      socket.on('message', (data) => {
        const message = parse(data);
        if (message !== undefined) listener(message);
      }),
    onClose: (listener) => socket.on('close', listener),
  };
}

function parse(data: RawData): unknown {
  try {
    return JSON.parse(data.toString());
  } catch {
    return undefined;
  }
}
