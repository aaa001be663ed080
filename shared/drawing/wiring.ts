import { findLayer } from '../layers/index.ts';
import type { Edge, Network, NodeId } from '../network/network.ts';

/** Edges into a node by input index; a hole is an input that nothing feeds. */
export type Slots = readonly (Edge | undefined)[];

/** Places edges at inputs: one that names its input there, the rest at what is free, in file order. */
export function assignSlots(edges: readonly Edge[]): Slots {
  const slots: (Edge | undefined)[] = [];
  const rest: Edge[] = [];
  for (const edge of edges) {
    const { input } = edge;
    if (input !== undefined && input >= 0 && input < 1024 && slots[input] === undefined) {
      while (slots.length < input) slots.push(undefined);
      slots[input] = edge;
    } else rest.push(edge);
  }
  for (const edge of rest) {
    const free = slots.indexOf(undefined);
    if (free < 0) slots.push(edge);
    else slots[free] = edge;
  }
  return slots;
}

/** For every node, what feeds each of its inputs. */
export function wire(network: Network): ReadonlyMap<NodeId, Slots> {
  const into = new Map<NodeId, Edge[]>();
  for (const edge of network.edges) {
    const edges = into.get(edge.target);
    if (edges) edges.push(edge);
    else into.set(edge.target, [edge]);
  }
  return new Map([...into].map(([id, edges]) => [id, assignSlots(edges)]));
}

/** How many inputs the card of a node shows: all that are fed, and a free one where the layer takes more. */
export function shownInputs(type: string, connected: number): number {
  const inputs = findLayer(type)?.inputs;
  if (!inputs) return Math.max(1, connected);
  const wanted = inputs.max > 1 ? connected + 1 : connected;
  return Math.max(inputs.min, connected, Math.min(inputs.max, wanted));
}
