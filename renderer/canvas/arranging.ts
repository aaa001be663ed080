import { type Alignment, type Axis, align, distribute } from '../../shared/drawing/align.ts';
import { type Box, grid } from '../../shared/drawing/geometry.ts';
import type { Position } from '../../shared/network/network.ts';
import { edit, useDocument } from '../document/index.ts';
import { translate } from '../i18n/i18n.ts';
import { moveNodes, movesOf, nudgeKey } from './actions.ts';
import { announce } from './announcer.ts';
import { spreadMoves } from './parts.ts';
import { selectedBoxes } from './selection-boxes.ts';

export type { Alignment, Axis } from '../../shared/drawing/align.ts';

/** Moves the selection by steps of the grid; pressed again and again it is one step of undo. */
export function nudgeSelection(right: number, down: number): void {
  const { network, selection } = useDocument.getState();
  const moves = new Map<string, Position>();
  for (const [id, { x, y }] of selectedBoxes(network, selection))
    moves.set(id, { x: x + right * grid, y: y + down * grid });
  const spread = spreadMoves(network, moves);
  if (spread.size > 0) moveNodes(spread, nudgeKey(spread.keys()));
}

const inPixels = ({ x, y }: Position): Position => ({ x: Math.round(x), y: Math.round(y) });

function place(fewest: number, name: string, to: (boxes: readonly Box[]) => readonly Position[]): void {
  const { network, selection } = useDocument.getState();
  const boxes = selectedBoxes(network, selection);
  if (boxes.size < fewest) return;
  const places = to([...boxes.values()]);
  const moves = new Map([...boxes.keys()].map((id, index) => [id, inPixels(places[index]!)]));
  const edits = movesOf(network, spreadMoves(network, moves));
  if (edits.length > 0) edit({ kind: 'batch', edits }, name, { places: 'byHand' });
  announce(name);
}

export const alignSelection = (to: Alignment): void =>
  place(2, translate(`align_${to}`, { ns: 'canvas' }), (boxes) => align(boxes, to));

export const distributeSelection = (axis: Axis): void =>
  place(3, translate(`distribute_${axis}`, { ns: 'canvas' }), (boxes) => distribute(boxes, axis));
