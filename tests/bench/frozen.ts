import { type Paths, startPeer } from './contender.ts';
import { median, stepsFor, table } from './measure.ts';
import type { BenchNet } from './nets.ts';

/** Milliseconds a step: all layers learn, the last alone does, the forward pass without any training. */
interface FrozenRow {
  readonly net: BenchNet;
  readonly full: number;
  readonly frozen: number;
  readonly forward: number;
}

/** Every node but the last with weights, which is the classifier. */
const prefixOf = ({ network }: BenchNet): readonly string[] => network.nodes.slice(0, -2).map(({ id }) => id);

/** What a frozen prefix saves, in turns in two processes of Netloom's engine. */
export async function benchFrozen(paths: Paths, net: BenchNet, rounds: number): Promise<FrozenRow> {
  const all = startPeer(paths, 'netloom');
  const last = startPeer(paths, 'netloom');
  const first = { ask: 'first', network: net.network, batchSize: net.batchSize, setting: '' } as const;
  await all.ask(first);
  await last.ask({ ...first, freeze: prefixOf(net) });
  const measures = [
    { peer: all, ask: 'train' },
    { peer: last, ask: 'train' },
    { peer: last, ask: 'predict' },
  ] as const;
  const steps: number[] = [];
  const times: readonly number[][] = measures.map(() => []);
  for (let round = 0; round <= rounds; round++) {
    for (const [i, { peer, ask }] of measures.entries()) {
      const { imagesPerSecond: rate } = await peer.ask<{ readonly imagesPerSecond: number }>({
        ask,
        steps: steps[i] ?? 5,
      });
      steps[i] = stepsFor(rate, net.batchSize);
      // The first round warms up.
      if (round > 0) times[i]!.push((1000 * net.batchSize) / rate);
    }
  }
  await Promise.all([all.close(), last.close()]);
  const [full, frozen, forward] = times.map(median);
  return { net, full: full!, frozen: frozen!, forward: forward! };
}

/** Markdown. */
export const describeFrozen = (rows: readonly FrozenRow[]): string =>
  [
    '**A frozen prefix costs no backward time**: milliseconds a step with all layers learning, with the last alone, and of the',
    'forward pass without training.',
    '',
    table(
      ['', 'all learn', 'the last learns', 'forward alone', 'the last ÷ all', 'the last ÷ forward'],
      rows.map(({ net, full, frozen, forward }) => [
        net.name,
        ...[full, frozen, forward].map((time) => time.toFixed(2)),
        (frozen / full).toFixed(2),
        (frozen / forward).toFixed(2),
      ]),
    ),
  ].join('\n');
