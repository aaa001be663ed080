import { shownInputs, wire } from '../../shared/drawing/wiring.ts';
import { findLayer } from '../../shared/layers/index.ts';
import type { Edit } from '../../shared/network/edit.ts';
import { takeFragment } from '../../shared/network/fragment.ts';
import type { Edge, Network, NodeId } from '../../shared/network/network.ts';
import { edgeInto } from './adding.ts';

/** The inputs of a fragment that need something and have nothing, and the nodes whose output goes nowhere. */
export function openEnds(fragment: Network) {
  const wiring = wire(fragment);
  const inputs = fragment.nodes.flatMap(({ id, type }) => {
    const slots = wiring.get(id) ?? [];
    return Array.from({ length: shownInputs(type, 0) }, (_, slot) => ({ node: id, type, slot })).filter(
      ({ slot }) => slots[slot] === undefined,
    );
  });
  const feeding = new Set(fragment.edges.map(({ source }) => source));
  const outputs = fragment.nodes.map(({ id }) => id).filter((id) => !feeding.has(id));
  return { inputs, outputs };
}

/**
 * Wires nodes that were just added, from a source to every input of theirs that is open (a residual block has two: its branch
 * and its shortcut), and on to the target of the edge that they take the place of, from the one output that they have.
 */
export function threadFragment(
  network: Network,
  added: ReadonlySet<NodeId>,
  source: NodeId,
  through: Edge | undefined,
): Edit {
  const { inputs, outputs } = openEnds(takeFragment(network, added));
  const edits: Edit[] = inputs.map(({ node, type, slot }) => ({
    kind: 'addEdge',
    edge: edgeInto(source, node, findLayer(type), slot),
  }));
  const [output] = outputs;
  if (through && output !== undefined && outputs.length === 1 && inputs.length > 0)
    edits.unshift(
      { kind: 'removeEdge', edge: through },
      { kind: 'addEdge', edge: { ...through, source: output } },
    );
  return { kind: 'batch', edits };
}
