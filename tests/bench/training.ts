import { fileURLToPath } from 'node:url';
import { LinePeer } from './line-peer.ts';
import { trainWithNetloom } from './netloom-peer.ts';
import { type BenchNet, benchNets } from './nets.ts';

const PEERS = ['netloom', 'model.fit', 'keras', 'torch'] as const;
type Peer = (typeof PEERS)[number];

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Enough steps for a few seconds of a two-core machine. */
const stepsFor = (net: BenchNet): number => ({ 128: 60, 32: 600, 64: 25 })[net.batchSize] ?? 50;

export interface BenchRow {
  readonly net: string;
  /** Medians, images a second. */
  readonly rates: Readonly<Record<Peer, number>>;
}

/** All peers in turns, `rounds` times a network, so that a noisy neighbour hits all of them alike. */
export async function benchTraining(
  paths: { readonly trainer: string; readonly fit: string; readonly python: string },
  rounds: number,
  report: (line: string) => void,
): Promise<readonly BenchRow[]> {
  const script = fileURLToPath(new URL('../../tests/bench/peer.py', import.meta.url));
  const rows: BenchRow[] = [];
  for (const net of benchNets) {
    const rates: Record<Peer, number[]> = { netloom: [], 'model.fit': [], keras: [], torch: [] };
    const fit = new LinePeer(process.execPath, [paths.fit]);
    const keras = new LinePeer(paths.python, [script, 'keras']);
    const torch = new LinePeer(paths.python, [script, 'torch']);
    const request = { ...net, steps: stepsFor(net) };
    for (let round = 0; round < rounds; round++) {
      rates.netloom.push((await trainWithNetloom(paths.trainer, net, request.steps)).imagesPerSecond);
      rates['model.fit'].push((await fit.ask(request)).imagesPerSecond);
      rates.keras.push((await keras.ask(request)).imagesPerSecond);
      rates.torch.push((await torch.ask(request)).imagesPerSecond);
      report(
        `${net.name}, round ${round + 1}: ${PEERS.map((peer) => `${peer} ${Math.round(rates[peer][round]!)}`).join(', ')}`,
      );
    }
    for (const peer of [fit, keras, torch]) peer.close();
    rows.push({
      net: net.name,
      rates: {
        netloom: median(rates.netloom),
        'model.fit': median(rates['model.fit']),
        keras: median(rates.keras),
        torch: median(rates.torch),
      },
    });
  }
  return rows;
}
