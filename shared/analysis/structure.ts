import { findLayer } from '../layers/index.ts';
import type { Edge, Network, NodeId } from '../network/network.ts';
import type { Topology } from './topology.ts';
import type { Fix, Problem } from './types.ts';

/** What is wrong with the wiring as a whole, rather than with one layer. */

const removal = (edge: Edge): Fix => ({
  code: 'removeEdge',
  values: { source: edge.source, target: edge.target },
  edit: { kind: 'removeEdge', edge },
});

function danglingProblems({ dangling, nodes }: Topology): readonly Problem[] {
  return dangling.map((edge) => {
    const known = [edge.source, edge.target].find((id) => nodes.has(id));
    const missing = nodes.has(edge.source) ? edge.target : edge.source;
    return {
      severity: 'error',
      code: 'edgeToNowhere',
      ...(known === undefined ? {} : { node: known }),
      values: { source: edge.source, target: edge.target, missing },
      fixes: [removal(edge)],
    };
  });
}

function doubledEdges({ incoming }: Topology): readonly Problem[] {
  const problems: Problem[] = [];
  for (const [target, edges] of incoming) {
    const indices = new Map<number, Edge>();
    for (const edge of edges) {
      if (edge.input === undefined) continue;
      const other = indices.get(edge.input);
      if (other)
        problems.push({
          severity: 'error',
          code: 'inputTwice',
          node: target,
          related: [other.source, edge.source],
          values: { input: edge.input, a: other.source, b: edge.source },
          fixes: [removal(edge)],
        });
      indices.set(edge.input, edge);
    }
  }
  return problems;
}

function cycleProblem({ cycle, incoming }: Topology): readonly Problem[] {
  const first = cycle?.[0];
  const last = cycle?.[cycle.length - 1];
  if (!cycle || first === undefined || last === undefined) return [];
  const closing = incoming.get(first)?.find((edge) => edge.source === last);
  return [
    {
      severity: 'error',
      code: 'cycle',
      node: first,
      related: cycle,
      values: { nodes: [...cycle, first].join(' → ') },
      fixes: closing ? [removal(closing)] : [],
    },
  ];
}

function endProblems(
  network: Network,
  { outgoing }: Topology,
  output: NodeId | undefined,
): readonly Problem[] {
  const inputs = network.nodes.filter((node) => node.type === 'Input');
  const sinks = network.nodes.filter((node) => (outgoing.get(node.id)?.length ?? 0) === 0);
  const problems: Problem[] = [];
  const whole = (code: string, nodes: typeof sinks): void => {
    problems.push({
      severity: 'error',
      code,
      ...(nodes[0] ? { node: nodes[0].id, related: nodes.map((node) => node.id) } : {}),
      values: { count: nodes.length, nodes: nodes.map((node) => node.id).join(', ') },
      fixes: [],
    });
  };
  if (inputs.length === 0) whole('noInput', []);
  if (inputs.length > 1) whole('severalInputs', inputs);
  if (sinks.length > 1) whole('severalOutputs', sinks);
  for (const node of network.nodes) {
    if (node.id === output || (outgoing.get(node.id)?.length ?? 0) === 0) continue;
    if (findLayer(node.type)?.loss)
      problems.push({
        severity: 'warning',
        code: 'lossNotLast',
        node: node.id,
        values: { type: node.type },
        fixes: [],
      });
  }
  return problems;
}

export function structureProblems(
  network: Network,
  topology: Topology,
  output: NodeId | undefined,
): readonly Problem[] {
  if (network.nodes.length === 0) return [{ severity: 'error', code: 'empty', values: {}, fixes: [] }];
  return [
    ...danglingProblems(topology),
    ...doubledEdges(topology),
    ...cycleProblem(topology),
    ...endProblems(network, topology, output),
  ];
}
