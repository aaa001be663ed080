import { create } from 'zustand';
import { partId } from '../../shared/drawing/groups.ts';
import type { Network, Position } from '../../shared/network/network.ts';
import { useDocument } from '../document/index.ts';

const arrived: ReadonlyMap<string, Position> = new Map();

/** Where things are shown that are on their way to their new places in the document, by their ids on the canvas. */
export const useGlide = create<{ readonly places: ReadonlyMap<string, Position> }>(() => ({
  places: arrived,
}));

const duration = 250;
/** More than this would not be drawn often enough to look like gliding. */
const most = 400;

/** Whether things may move by themselves, as the person has told the system. */
export const mayMove = (): boolean => !window.matchMedia('(prefers-reduced-motion: reduce)').matches;

interface Way {
  readonly from: Position;
  readonly to: Position;
}

let stop: (() => void) | undefined;

/** Whatever glides is where it belongs, at once. */
export function endGlide(): void {
  stop?.();
  stop = undefined;
  if (useGlide.getState().places !== arrived) useGlide.setState({ places: arrived });
}

/** What has another place in the document than before, and both places. */
function ways(before: Network, now: Network): ReadonlyMap<string, Way> {
  const places = (network: Network): ReadonlyMap<string, Position | undefined> =>
    new Map([
      ...network.nodes.map(({ id, position }) => [id, position] as const),
      ...(network.comments ?? []).map(({ id, position }) => [partId('comment', id), position] as const),
    ]);
  const old = places(before);
  const found = new Map<string, Way>();
  for (const [id, to] of places(now)) {
    const from = old.get(id);
    if (from && to && (from.x !== to.x || from.y !== to.y)) found.set(id, { from, to });
  }
  return found;
}

const eased = (t: number): number => 1 - (1 - t) ** 3;

/**
 * Shows the document's last edit as things gliding from where they were in `before`. The document is at the end at once; the
 * next edit, press or key shows it so.
 */
export function glideFrom(before: Network): void {
  endGlide();
  const { network } = useDocument.getState();
  const moved = ways(before, network);
  if (moved.size === 0 || moved.size > most || !mayMove()) return;
  const show = (share: number): void => {
    const places = new Map<string, Position>();
    for (const [id, { from, to }] of moved)
      places.set(id, { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share });
    useGlide.setState({ places });
  };
  let begun: number | undefined;
  const step = (now: number): void => {
    begun ??= now;
    const share = (now - begun) / duration;
    if (share >= 1) endGlide();
    else {
      show(eased(share));
      frame = window.requestAnimationFrame(step);
    }
  };
  const forget = useDocument.subscribe((state) => {
    if (state.network !== network) endGlide();
  });
  window.addEventListener('keydown', endGlide, { capture: true });
  window.addEventListener('pointerdown', endGlide, { capture: true });
  show(0);
  let frame = window.requestAnimationFrame(step);
  stop = () => {
    window.cancelAnimationFrame(frame);
    forget();
    window.removeEventListener('keydown', endGlide, { capture: true });
    window.removeEventListener('pointerdown', endGlide, { capture: true });
  };
}
