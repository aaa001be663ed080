import { describeIssues, StudioCallError, toStudioError } from './errors.ts';
import {
  type EventData,
  type EventName,
  type Method,
  type RequestParams,
  type RequestResult,
  requests,
  type WireMessage,
  wireRequest,
} from './messages.ts';
import type { Transport } from './transport.ts';

/** One function a method; a thrown `StudioCallError` reaches the caller as it is. */
export type Handlers = {
  readonly [M in Method]: (params: RequestParams<M>) => RequestResult<M> | Promise<RequestResult<M>>;
};

export interface Server {
  /** Sends an event to this client; dropped once the transport has closed. */
  emit<E extends EventName>(event: E, data: EventData<E>): void;
}

const methods: ReadonlySet<string> = new Set(Object.keys(requests));
const isMethod = (name: string): name is Method => methods.has(name);

/**
 * Answers the requests that arrive on `transport`. Parameters are validated on arrival; a message that is no request at all
 * is dropped, since there is no id to answer to. Requests are handled side by side: a slow one does not hold up the rest.
 */
export function serve(transport: Transport, handlers: Handlers): Server {
  let open = true;
  const send = (message: WireMessage): void => {
    if (!open) return;
    transport.send(message);
  };
  transport.onClose?.(() => {
    open = false;
  });
  transport.onMessage((message) => {
    const request = wireRequest.safeParse(message);
    if (!request.success) return;
    const { id, method, params } = request.data;
    answer(handlers, method, params).then(
      (result) => send({ id, result }),
      (thrown) => send({ id, error: toStudioError(thrown) }),
    );
  });
  return { emit: (event, data) => send({ event, data }) };
}

async function answer(handlers: Handlers, method: string, params: unknown): Promise<unknown> {
  if (!isMethod(method))
    throw new StudioCallError('invalid', `There is no method named "${method}".`, method);
  return dispatch(handlers, method, params);
}

async function dispatch<M extends Method>(
  handlers: Handlers,
  method: M,
  params: unknown,
): Promise<RequestResult<M>> {
  const parsed = requests[method].params.safeParse(params);
  if (!parsed.success) {
    throw new StudioCallError(
      'invalid',
      `${method} was called wrongly: ${describeIssues(parsed.error)}`,
      method,
    );
  }
  // The schema of `method` has just accepted it; TypeScript cannot follow a union of schemas.
  return handlers[method](parsed.data as RequestParams<M>);
}
