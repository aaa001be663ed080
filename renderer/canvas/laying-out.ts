import { type Box, boundsOf } from '../../shared/drawing/geometry.ts';
import { arrangeSeen, partOf } from '../../shared/drawing/groups.ts';
import type { Network, Position } from '../../shared/network/network.ts';
import { edit, useDocument } from '../document/index.ts';
import { translate } from '../i18n/i18n.ts';
import { movesOf } from './actions.ts';
import { announce } from './announcer.ts';
import { glideFrom, mayMove } from './gliding.ts';
import { spreadMoves } from './parts.ts';
import { selectedBoxes } from './selection-boxes.ts';
import { shownCard, toShown } from './stretching.ts';
import { fitBox } from './viewport.ts';

/** What the program does to places on the canvas, each one step of undo; things glide to where they go. */

/** What a network covers as it is shown. */
function shownBounds(network: Network): Box | undefined {
  const boxes = selectedBoxes(network, {
    nodes: new Set(network.nodes.map(({ id }) => id)),
    edges: new Set(),
    comments: new Set(network.comments?.map(({ id }) => id)),
  });
  const shown = [...boxes].map(([id, box]) => ({
    ...box,
    ...toShown(box),
    ...(partOf(id) ? {} : shownCard()),
  }));
  return shown.length > 0 ? boundsOf(shown) : undefined;
}

function layOut(places: ReadonlyMap<string, Position>, name: string): void {
  const { network } = useDocument.getState();
  edit({ kind: 'batch', edits: movesOf(network, spreadMoves(network, places)) }, name);
  announce(name);
  glideFrom(network);
}

/** Arranges every layer, and every collapsed group, anew and shows them all. */
export function arrangeAll(): void {
  const { network } = useDocument.getState();
  layOut(arrangeSeen(network), translate('editArrange', { ns: 'canvas' }));
  const bounds = shownBounds(useDocument.getState().network);
  if (bounds) fitBox(bounds, mayMove());
}
