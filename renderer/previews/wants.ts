import { useEffect } from 'react';
import type { Activation, PreviewWanted } from '../../shared/protocol/messages.ts';
import { usePreviews } from './store.ts';

/** What is in sight and so worth computing: cards tell while they are drawn. */
const wants = new Map<string, { readonly wanted: PreviewWanted; users: number }>();
const listeners = new Set<() => void>();

export const keyOf = ({ node, first, count, side }: PreviewWanted): string =>
  JSON.stringify([node, first, count, side]);

export const allWanted = (): readonly PreviewWanted[] => [...wants.values()].map(({ wanted }) => wanted);

/** Called when something comes into sight that was not there. */
export function onWanted(listener: () => void): void {
  listeners.add(listener);
}

function want(wanted: PreviewWanted): () => void {
  const key = keyOf(wanted);
  const known = wants.get(key) ?? { wanted, users: 0 };
  known.users += 1;
  wants.set(key, known);
  if (known.users === 1) for (const listener of listeners) listener();
  return () => {
    known.users -= 1;
    if (known.users === 0) wants.delete(key);
  };
}

/** What is wanted, as it was last computed; wanted for as long as the component is drawn. */
export function usePicture({ node, first, count, side }: PreviewWanted): Activation | undefined {
  useEffect(() => want({ node, first, count, side }), [node, first, count, side]);
  return usePreviews((state) => state.pictures.get(keyOf({ node, first, count, side })));
}
