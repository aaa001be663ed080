/**
 * A two-way pipe of plain data: Electron IPC, a WebSocket or, in tests, a MessageChannel. It keeps order and loses nothing
 * until it closes.
 */
export interface Transport {
  /** Throws or drops the message once closed. */
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** The other side is gone for good. */
  onClose?(listener: () => void): void;
}
