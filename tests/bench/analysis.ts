import { Bench } from 'tinybench';
import { analyse } from '../../shared/analysis/index.ts';
import { applyEdit } from '../../shared/network/apply.ts';
import type { Edge, Network, NetworkNode } from '../../shared/network/network.ts';

/** One frame of a 60-Hz screen, in milliseconds. */
const FRAME = 1000 / 60;

/** Residual blocks one behind the other: Conv, BatchNorm, ReLU, Conv, Add around them. */
export function residualChain(size: number): Network {
  const nodes: NetworkNode[] = [
    { id: 'input', type: 'Input', params: { height: 32, width: 32, channels: 16 } },
  ];
  const edges: Edge[] = [];
  let last = 'input';
  const add = (
    id: string,
    type: string,
    params: NetworkNode['params'],
    ...sources: readonly string[]
  ): string => {
    nodes.push({ id, type, params });
    sources.forEach((source, input) => {
      edges.push(sources.length > 1 ? { source, target: id, input } : { source, target: id });
    });
    return id;
  };
  for (let block = 1; nodes.length + 5 <= size; block++) {
    const first = add(`conv${block}a`, 'Conv', { filters: 16, kernel: 3, padding: 1 }, last);
    const norm = add(`norm${block}`, 'BatchNorm', {}, first);
    const relu = add(`relu${block}`, 'ReLU', {}, norm);
    const second = add(`conv${block}b`, 'Conv', { filters: 16, kernel: 3, padding: 1 }, relu);
    last = add(`add${block}`, 'Add', {}, second, last);
  }
  while (nodes.length < size) last = add(`tail${nodes.length}`, 'ReLU', {}, last);
  return { format: 'netloom', version: 1, name: 'Residual chain', nodes, edges };
}

/** What an edit of a network of 1 000 nodes costs before its shapes are new, as a share of a frame. */
export async function analysisBench(report: (line: string) => void): Promise<void> {
  const network = residualChain(1000);
  const analysis = analyse(network);
  if (!analysis.ok) throw new Error('The network of the benchmark has errors.');
  const bench = new Bench({ time: 500, warmupTime: 200 });
  let kernel = 3;
  const edit = (id: string) => (): void => {
    kernel = kernel === 3 ? 5 : 3;
    const params = { filters: 16, kernel, padding: (kernel - 1) / 2 };
    analyse(applyEdit(network, { kind: 'setParams', id, params }).network, analysis);
  };
  bench.add('one edit at the end', edit('conv199b'));
  bench.add('one edit in the middle', edit('conv100a'));
  bench.add('one edit at the beginning', edit('conv1a'));
  bench.add('all of it, from nothing', () => {
    analyse({ ...network, nodes: network.nodes.map((node) => ({ ...node })) });
  });
  await bench.run();
  report('Analysis of 1 000 nodes, medians');
  report('| | ms | share of a frame |');
  report('|---|---|---|');
  for (const { name, result } of bench.tasks) {
    if (!('latency' in result)) throw new Error(`${name} failed`);
    const median = result.latency.p50;
    report(`| ${name} | ${median.toFixed(2)} | ${((100 * median) / FRAME).toFixed(0)} % |`);
  }
}
