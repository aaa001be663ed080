import { blockPlace, frameOf, partOf } from '../../shared/drawing/groups.ts';
import type { Group, Network, Position } from '../../shared/network/network.ts';
import { nodeOf } from '../document/index.ts';

/** What moving or choosing a block, a frame or a comment on the canvas means for the document. */

const groupBehind = (network: Network, flowId: string): Group | undefined => {
  const part = network.groups && partOf(flowId);
  return part && part.kind !== 'comment' ? network.groups?.find(({ id }) => id === part.id) : undefined;
};

/** The nodes of a group for its block or frame; everything else is itself. */
export const membersOf = (network: Network, flowId: string): readonly string[] =>
  groupBehind(network, flowId)?.nodes ?? [flowId];

/** Moves as the document takes them: a group's nodes go where its block or frame goes. */
export function spreadMoves(
  network: Network,
  moves: ReadonlyMap<string, Position>,
): ReadonlyMap<string, Position> {
  const spread = new Map<string, Position>();
  for (const [flowId, to] of moves) {
    const group = groupBehind(network, flowId);
    if (!group) {
      spread.set(flowId, to);
      continue;
    }
    const places = group.nodes.map((id) => [id, nodeOf(network, id)?.position ?? { x: 0, y: 0 }] as const);
    const covered = places.map(([, place]) => place);
    const from = group.collapsed ? blockPlace(covered) : frameOf(covered);
    for (const [id, { x, y }] of places)
      if (!moves.has(id)) spread.set(id, { x: x + to.x - from.x, y: y + to.y - from.y });
  }
  return spread;
}

/** The chosen nodes and comments, of what is chosen on the canvas. */
export function chosen(network: Network, flowIds: Iterable<string>) {
  const nodes = new Set<string>();
  const comments = new Set<string>();
  for (const flowId of flowIds) {
    const part = partOf(flowId);
    if (part?.kind === 'comment') comments.add(part.id);
    else for (const id of membersOf(network, flowId)) nodes.add(id);
  }
  return { nodes, comments };
}
