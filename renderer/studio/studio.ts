import { create } from 'zustand';
import { type Client, createClient } from '../../shared/protocol/client.ts';
import { StudioCallError } from '../../shared/protocol/errors.ts';
import type {
  EventData,
  EventName,
  Method,
  RequestParams,
  RequestResult,
} from '../../shared/protocol/messages.ts';
import type { Transport } from '../../shared/protocol/transport.ts';
import { translate } from '../i18n/i18n.ts';
import { studioAddress } from './address.ts';
import { openSocket, overBridge } from './transports.ts';

/** `absent`: a page of its own, for drawing alone. `disconnected`: there was a studio, and it is tried for again. */
export type StudioStatus = 'absent' | 'connecting' | 'connected' | 'disconnected';

interface StudioState {
  readonly status: StudioStatus;
  readonly info: RequestResult<'app.info'> | undefined;
}

/** The connection as components see it; requests go through `callStudio`, events through `onStudio`. */
export const useStudio = create<StudioState>(() => ({ status: 'connecting', info: undefined }));

let client: Client | undefined;
let retryTimer: number | undefined;
let address: string | undefined;
let attempts = 0;

type Listeners = { readonly [E in EventName]: Set<(data: EventData<E>) => void> };
const listeners: Listeners = {
  'run.changed': new Set(),
  'run.steps': new Set(),
  'run.statistics': new Set(),
  'run.epoch': new Set(),
  'run.saved': new Set(),
  'menu.command': new Set(),
  'files.handed': new Set(),
  'window.closing': new Set(),
};

/** Rejects with `StudioCallError`, also when there is no studio. */
export function callStudio<M extends Method>(method: M, params: RequestParams<M>): Promise<RequestResult<M>> {
  if (!client) {
    return Promise.reject(new StudioCallError('internal', translate('needsStudio', { ns: 'studio' })));
  }
  return client.call(method, params);
}

/** Listens across reconnections; returns what ends it. */
export function onStudio<E extends EventName>(event: E, listener: (data: EventData<E>) => void): () => void {
  listeners[event].add(listener);
  return () => {
    listeners[event].delete(listener);
  };
}

function forward<E extends EventName>(from: Client, event: E): void {
  from.on(event, (data) => {
    for (const listener of listeners[event]) listener(data);
  });
}

function attach(transport: Transport): void {
  const attached = createClient(transport);
  for (const event of Object.keys(listeners)) if (isEvent(event)) forward(attached, event);
  attached.onClose(() => {
    if (client !== attached) return;
    client = undefined;
    disconnected();
  });
  client = attached;
  attempts = 0;
  attached.call('app.info', {}).then(
    (info) => useStudio.setState({ status: 'connected', info }),
    () => disconnected(),
  );
}

const isEvent = (name: string): name is EventName => name in listeners;

function disconnected(): void {
  useStudio.setState({ status: 'disconnected' });
  window.clearTimeout(retryTimer);
  retryTimer = window.setTimeout(retryStudio, Math.min(8000, 500 * 2 ** attempts));
  attempts += 1;
}

/** Tries again now, rather than when the next try is due. */
export function retryStudio(): void {
  window.clearTimeout(retryTimer);
  if (address === undefined) return;
  openSocket(address).then(attach, disconnected);
}

/** Connects over the desktop window's bridge where there is one, else over a WebSocket; called once at the start. */
export function connectStudio(): void {
  if (window.netloom) {
    attach(overBridge(window.netloom));
    return;
  }
  address = studioAddress();
  if (address === undefined) useStudio.setState({ status: 'absent' });
  else retryStudio();
}
