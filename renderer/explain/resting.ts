import type { NodeId } from '../../shared/network/network.ts';
import { explain, stopExplaining, useExplained } from './store.ts';

/** How long the pointer rests on a card before it is explained, and how long it may take from there to the explanation. */
const rest = 400;
const way = 200;

let coming: number | undefined;
let going: number | undefined;
/** The layer that was pressed: whoever works with it wants nothing in the way until the pointer was elsewhere. */
let pressed: NodeId | undefined;

const stop = (): void => {
  window.clearTimeout(coming);
  coming = undefined;
};
const stay = (): void => {
  window.clearTimeout(going);
  going = undefined;
};

/** Something else is open there, or somebody writes on the canvas. */
const isBusy = (): boolean =>
  document.querySelector('[data-radix-popper-content-wrapper], [role="dialog"]') !== null ||
  document.activeElement?.matches('[data-canvas] input, [data-canvas] textarea') === true;

/** The pointer moves over a layer's card. */
export function pointAt(id: NodeId, event: { readonly buttons: number }): void {
  if (useExplained.getState().shown?.id === id) {
    stay();
    return;
  }
  stop();
  if (event.buttons !== 0 || pressed === id) return;
  coming = window.setTimeout(() => {
    if (!isBusy()) explain(id, 'pointer');
  }, rest);
}

/** The pointer has left card or explanation; what was asked for by key stays. */
export function pointAway(): void {
  stop();
  stay();
  pressed = undefined;
  if (useExplained.getState().shown?.by !== 'pointer') return;
  going = window.setTimeout(stopExplaining, way);
}

/** The pointer is on the explanation itself. */
export const pointAtExplanation = (): void => stay();

/** A card was pressed: it is worked with. */
export function press(id: NodeId): void {
  pressed = id;
  stop();
  stopExplaining();
}
