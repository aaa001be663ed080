import type { Transport } from '../../shared/protocol/transport.ts';

/** What the preload script of the desktop window offers. */
export interface Bridge {
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
}

declare global {
  interface Window {
    readonly netloom?: Bridge;
  }
}

export const overBridge = (bridge: Bridge): Transport => ({
  send: (message) => bridge.send(message),
  onMessage: (listener) => bridge.onMessage(listener),
});

const parse = (text: unknown): unknown => {
  try {
    return typeof text === 'string' ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
};

/** Opens a WebSocket; resolves once it can carry messages. @throws when the other side refuses or is not there. */
export function openSocket(url: string): Promise<Transport> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url);
    socket.addEventListener('open', () =>
      resolve({
        send: (message) => socket.send(JSON.stringify(message)),
        onMessage: (listener) =>
          socket.addEventListener('message', (event: MessageEvent<unknown>) => listener(parse(event.data))),
        onClose: (listener) => socket.addEventListener('close', () => listener()),
      }),
    );
    socket.addEventListener('close', () => reject(new Error(`${url} is not to be reached`)));
  });
}
