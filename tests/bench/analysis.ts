import { Bench } from 'tinybench';
import { analyse } from '../../shared/analysis/index.ts';
import { withPositions } from '../../shared/drawing/layout.ts';
import { applyEdit } from '../../shared/network/apply.ts';
import { diffNetworks } from '../../shared/network/diff.ts';
import type { Network } from '../../shared/network/network.ts';
import { findTemplate } from '../../shared/templates/index.ts';
import { table } from './measure.ts';
import { buildNetwork } from './network-builder.ts';

/** One frame of a 60-Hz screen, in milliseconds. */
const FRAME = 1000 / 60;

/** Residual blocks one behind the other: Conv, BatchNorm, ReLU, Conv, Add around them. */
export function residualChain(size: number): {
  readonly network: Network;
  readonly convs: readonly string[];
} {
  const b = buildNetwork('Residual chain', [32, 32, 16]);
  const convs: string[] = [];
  let last = 'input0';
  const conv = (...sources: readonly string[]): string => {
    convs.push(b.add('Conv', { filters: 16, kernel: 3, padding: 1 }, ...sources));
    return convs[convs.length - 1]!;
  };
  while (b.network.nodes.length + 5 <= size) {
    conv(last);
    b.add('BatchNorm');
    b.add('ReLU');
    last = b.add('Add', {}, conv(), last);
  }
  while (b.network.nodes.length < size) b.add('ReLU');
  return { network: b.network, convs };
}

const newName = (id: string): string => `${id}'`;
/** The same layers under names of their own: nothing to match them by but structure. */
const withNewNames = (network: Network): Network => ({
  ...network,
  nodes: network.nodes.map((node) => ({ ...node, id: newName(node.id) })),
  edges: network.edges.map((edge) => ({
    ...edge,
    source: newName(edge.source),
    target: newName(edge.target),
  })),
});

/** What an edit of a network of 1 000 nodes costs before its shapes are new, as a share of a frame. */
export async function analysisBench(): Promise<string> {
  const { network, convs } = residualChain(1000);
  const analysis = analyse(network);
  if (!analysis.ok) throw new Error('The network of the benchmark has errors.');
  const bench = new Bench({ time: 500, warmupTime: 200 });
  let kernel = 3;
  const edit = (id: string) => (): void => {
    kernel = kernel === 3 ? 5 : 3;
    const params = { filters: 16, kernel, padding: (kernel - 1) / 2 };
    analyse(applyEdit(network, { kind: 'setParams', id, params }).network, analysis);
  };
  bench.add('one edit at the end', edit(convs[convs.length - 1]!));
  bench.add('one edit in the middle', edit(convs[convs.length >> 1]!));
  bench.add('one edit at the beginning', edit(convs[0]!));
  bench.add('all of it, from nothing', () => {
    analyse({ ...network, nodes: network.nodes.map((node) => ({ ...node })) });
  });
  const renamed = { network: withNewNames(network), order: analysis.order.map(newName) };
  bench.add('what differs from it under other names', () => {
    diffNetworks({ network, order: analysis.order }, renamed);
  });
  bench.add('DenseNet-121 drawn, placed and analysed', () => {
    const drawn = withPositions(findTemplate('densenet-121')!.draw());
    analyse(drawn);
  });
  await bench.run();
  const rows = bench.tasks.map(({ name, result }) => {
    if (!('latency' in result)) throw new Error(`${name} failed`);
    const median = result.latency.p50;
    return [name, median.toFixed(2), `${((100 * median) / FRAME).toFixed(0)} %`];
  });
  return `**Analysis of a network of 1 000 layers**, medians\n\n${table(['', 'ms', 'share of a frame'], rows)}`;
}
