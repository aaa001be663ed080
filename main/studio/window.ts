import { serve } from '../../shared/protocol/server.ts';
import type { Transport } from '../../shared/protocol/transport.ts';
import type { Studio } from './index.ts';

/** A window's whole conversation with the studio; returns what ends it. */
export function serveWindow(
  studio: Pick<Studio, 'handlers' | 'openDrafts' | 'subscribe'>,
  transport: Transport,
) {
  const drafts = studio.openDrafts();
  const { emit } = serve(transport, { ...studio.handlers, ...drafts.handlers });
  const unsubscribe = studio.subscribe(emit);
  return (): void => {
    unsubscribe();
    drafts.leave();
  };
}
