import { assignSlots, type Slots } from '../../shared/drawing/wiring.ts';
import type { AnyLayer } from '../../shared/layers/define.ts';
import type { Edge, Network, NodeId, Position } from '../../shared/network/network.ts';

/** Where a new layer comes from, and so what it is wired to. */
export type Addition =
  /** In the open, unwired. */
  | { readonly kind: 'at'; readonly position: Position }
  | { readonly kind: 'onEdge'; readonly edge: Edge; readonly position: Position }
  | { readonly kind: 'after'; readonly nodes: readonly NodeId[]; readonly otherwise: Position }
  /** At the end of a wire drawn from an output, or from an input, and let go in the open. */
  | { readonly kind: 'from'; readonly source: NodeId; readonly position: Position }
  | { readonly kind: 'into'; readonly target: NodeId; readonly slot: number; readonly position: Position };

/** What an addition wires: either an edge that leads through the new layer, or what feeds it and what it feeds. */
export type Wiring =
  | { readonly kind: 'through'; readonly edge: Edge }
  | {
      readonly kind: 'ends';
      readonly sources: readonly NodeId[];
      readonly target?: { readonly id: NodeId; readonly slot: number };
    };

const unwired: Wiring = { kind: 'ends', sources: [] };

/** What feeds the inputs of a node. */
export const edgesInto = (network: Network, id: NodeId): Slots =>
  assignSlots(network.edges.filter(({ target }) => target === id));

/** After one node that leads to one other, a layer goes between them; after several, one of several inputs takes them all. */
function wiringAfter(network: Network, layer: AnyLayer, nodes: readonly NodeId[]): Wiring {
  const [first] = nodes;
  if (first === undefined || layer.inputs.max === 0) return unwired;
  const leaving = network.edges.filter(({ source }) => source === first);
  if (nodes.length === 1 && leaving.length === 1) return { kind: 'through', edge: leaving[0]! };
  return nodes.length > layer.inputs.max ? unwired : { kind: 'ends', sources: nodes };
}

/** What a layer is wired to when it is added so. */
export function wiringOf(network: Network, layer: AnyLayer, addition: Addition): Wiring {
  const takesNone = layer.inputs.max === 0;
  switch (addition.kind) {
    case 'at':
      return unwired;
    case 'onEdge':
      return takesNone ? unwired : { kind: 'through', edge: addition.edge };
    case 'after':
      return wiringAfter(network, layer, addition.nodes);
    case 'from':
      return takesNone ? unwired : { kind: 'ends', sources: [addition.source] };
    case 'into': {
      const edge = edgesInto(network, addition.target)[addition.slot];
      if (edge) return takesNone ? unwired : { kind: 'through', edge };
      return { kind: 'ends', sources: [], target: { id: addition.target, slot: addition.slot } };
    }
  }
}
