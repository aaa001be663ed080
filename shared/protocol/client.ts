import { describeIssues, StudioCallError } from './errors.ts';
import {
  type EventData,
  type EventName,
  events,
  type Method,
  type RequestParams,
  type RequestResult,
  requests,
  type StudioError,
  wireMessage,
} from './messages.ts';
import type { Transport } from './transport.ts';

export interface Client {
  /** Rejects with `StudioCallError`, also when the connection closes before the answer. */
  call<M extends Method>(method: M, params: RequestParams<M>): Promise<RequestResult<M>>;
  /** Returns what ends the subscription. */
  on<E extends EventName>(event: E, listener: (data: EventData<E>) => void): () => void;
  /** Called once when the other side is gone. */
  onClose(listener: () => void): void;
}

interface Pending {
  readonly method: Method;
  resolve(result: unknown): void;
  reject(error: StudioCallError): void;
}

const eventNames: ReadonlySet<string> = new Set(Object.keys(events));
const isEvent = (name: string): name is EventName => eventNames.has(name);
const closed = (): StudioCallError =>
  new StudioCallError('internal', 'The connection to the studio is closed.');
const toCallError = ({ code, message, detail }: StudioError): StudioCallError =>
  new StudioCallError(code, message, detail);

/** The window's end of the conversation. Results and events are validated on arrival; an unknown event is ignored. */
export function createClient(transport: Transport): Client {
  const pending = new Map<number, Pending>();
  const listeners = new Map<EventName, Set<(data: never) => void>>();
  const closeListeners: (() => void)[] = [];
  let nextId = 1;
  let open = true;

  const settle = (id: number, settleWith: (request: Pending) => void): void => {
    const request = pending.get(id);
    if (!request) return;
    pending.delete(id);
    settleWith(request);
  };
  const receiveResult = (id: number, result: unknown): void =>
    settle(id, (request) => {
      const parsed = requests[request.method].result.safeParse(result);
      if (parsed.success) request.resolve(parsed.data);
      else {
        request.reject(
          new StudioCallError(
            'internal',
            `${request.method} was answered wrongly: ${describeIssues(parsed.error)}`,
          ),
        );
      }
    });
  const receiveEvent = (name: string, data: unknown): void => {
    if (!isEvent(name)) return;
    const parsed = events[name].safeParse(data);
    if (!parsed.success) return;
    // The schema of `name` has just accepted it, and `on` lets only listeners of that event in.
    for (const listener of [...(listeners.get(name) ?? [])]) listener(parsed.data as never);
  };

  transport.onMessage((message) => {
    const parsed = wireMessage.safeParse(message);
    if (!parsed.success) return;
    const received = parsed.data;
    if ('event' in received) receiveEvent(received.event, received.data);
    else if ('error' in received)
      settle(received.id, (request) => request.reject(toCallError(received.error)));
    else receiveResult(received.id, received.result);
  });
  transport.onClose?.(() => {
    open = false;
    for (const request of pending.values()) request.reject(closed());
    pending.clear();
    for (const listener of closeListeners) listener();
  });

  return {
    call<M extends Method>(method: M, params: RequestParams<M>): Promise<RequestResult<M>> {
      if (!open) return Promise.reject(closed());
      const id = nextId++;
      return new Promise((resolve, reject) => {
        // `receiveResult` resolves only with what the schema of `method` accepted.
        pending.set(id, { method, resolve: (result) => resolve(result as RequestResult<M>), reject });
        try {
          transport.send({ id, method, params });
        } catch (error) {
          pending.delete(id);
          reject(new StudioCallError('internal', error instanceof Error ? error.message : String(error)));
        }
      });
    },
    on(event, listener) {
      const set = listeners.get(event) ?? new Set();
      listeners.set(event, set);
      set.add(listener);
      return () => {
        set.delete(listener);
      };
    },
    onClose(listener) {
      closeListeners.push(listener);
    },
  };
}
