import { type Box, card } from '../../shared/drawing/geometry.ts';
import { blockPlace, blockSize, commentSize, groupView, partId } from '../../shared/drawing/groups.ts';
import type { Network } from '../../shared/network/network.ts';
import { nodeOf, type Selection } from '../document/index.ts';

/** The selected things as they lie on the canvas, by their id there: a collapsed group is one. */
export function selectedBoxes(network: Network, selection: Selection): ReadonlyMap<string, Box> {
  const { hidden } = groupView(network);
  const boxes = new Map<string, Box>();
  for (const id of selection.nodes) {
    const block = hidden.get(id);
    const place = nodeOf(network, id)?.position ?? { x: 0, y: 0 };
    if (!block) boxes.set(id, { ...place, ...card });
    else {
      const places = block.group.nodes.map((node) => nodeOf(network, node)?.position ?? { x: 0, y: 0 });
      boxes.set(partId('block', block.group.id), { ...blockPlace(places), ...blockSize });
    }
  }
  for (const { id, position, size } of network.comments ?? [])
    if (selection.comments.has(id))
      boxes.set(partId('comment', id), { ...position, ...(size ?? commentSize) });
  return boxes;
}
