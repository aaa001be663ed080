import { analyse } from '../../shared/analysis/index.ts';
import { type Contender, type Paths, PEERS, type Peer, prepareContender, TITLES } from './contender.ts';
import { median, table } from './measure.ts';
import type { BenchNet } from './nets.ts';

type ByPeer<T> = Readonly<Record<Peer, T>>;

/** One network with all peers, medians over the rounds. */
export interface BenchRow {
  readonly net: BenchNet;
  /** Images a second. */
  readonly rates: ByPeer<number>;
  readonly contenders: ByPeer<Contender>;
  /** GFLOP/s of a large matrix product, between the rounds. */
  readonly gemm: number;
  readonly multiplyAdds: number;
}

const byPeer = <T>(of: (peer: Peer) => T): ByPeer<T> => ({
  netloom: of('netloom'),
  'model.fit': of('model.fit'),
  keras: of('keras'),
  torch: of('torch'),
});

/** All peers in turns, `rounds` times, so that a noisy neighbour hits all of them alike. */
export async function benchTraining(
  paths: Paths,
  net: BenchNet,
  rounds: number,
  report: (line: string) => void,
): Promise<BenchRow> {
  const { ok, totals } = analyse(net.network);
  if (!ok) throw new Error(`${net.name} has errors.`);
  const prepared = new Map<Peer, Contender>();
  for (const peer of PEERS) prepared.set(peer, await prepareContender(paths, peer, net, totals.parameters));
  const contenders = byPeer((peer) => prepared.get(peer)!);
  const rates = byPeer((): number[] => []);
  const peaks: number[] = [];
  for (let round = 1; round <= rounds; round++) {
    peaks.push(await contenders.torch.gemm());
    for (const peer of PEERS) rates[peer].push(await contenders[peer].round());
    const told = PEERS.map((peer) => `${peer} ${rates[peer][round - 1]!.toFixed(0)}`);
    report(`${net.name}, round ${round}: ${told.join(', ')}`);
  }
  for (const peer of PEERS) await contenders[peer].close();
  return {
    net,
    rates: byPeer((peer) => median(rates[peer])),
    contenders,
    gemm: median(peaks),
    multiplyAdds: totals.multiplyAdds,
  };
}

/**
 * What a training step computes, by rule of thumb: a product and a sum a multiply-add, once forward and twice backward (the
 * gradients in the input and in the weights).
 */
const flopsOf = (multiplyAdds: number): number => 3 * 2 * multiplyAdds;

function rateTable(rows: readonly BenchRow[]): string {
  const others = PEERS.filter((peer) => peer !== 'netloom');
  return table(
    [
      '',
      ...PEERS.map((peer) => TITLES[peer]),
      ...others.map((peer) => `÷ ${TITLES[peer]}`),
      'of the GEMM peak',
    ],
    rows.map(({ net, rates, gemm, multiplyAdds }) => {
      const share = (rates.netloom * flopsOf(multiplyAdds)) / (gemm * 1e9);
      return [
        net.name,
        ...PEERS.map((peer) => rates[peer].toFixed(0)),
        ...others.map((peer) => (rates.netloom / rates[peer]).toFixed(2)),
        `${(100 * share).toFixed(0)} %`,
      ];
    }),
  );
}

function firstStepTable(rows: readonly BenchRow[]): string {
  return table(
    ['', ...PEERS.map((peer) => TITLES[peer]), ...PEERS.map((peer) => `${TITLES[peer]}, MiB`)],
    rows.map(({ net, contenders }) => [
      net.name,
      ...PEERS.map((peer) => {
        const { start, first } = contenders[peer].seconds;
        return `${first.toFixed(2)} (${(start + first).toFixed(1)})`;
      }),
      ...PEERS.map((peer) => (contenders[peer].memory / 2 ** 20).toFixed(0)),
    ]),
  );
}

/** Markdown. */
export function describeTraining(rows: readonly BenchRow[], rounds: number): string {
  const settings = rows.map(
    ({ net, contenders: { keras, torch } }) => `${net.name}: ${keras.setting}, ${torch.setting}`,
  );
  const peak = median(rows.map(({ gemm }) => gemm));
  return [
    `**Images a second while training** (Adam, float32), medians of ${rounds} rounds in turns. A matrix product of 2048³ runs at`,
    `${peak.toFixed(0)} GFLOP/s here; the last column is what Netloom makes of it, a step taken for 3 · 2 · multiply-adds an image.`,
    '',
    rateTable(rows),
    '',
    '**Time to the first step**, seconds: from the network to the end of its first step, libraries loaded (in brackets: from the',
    'start of the process); and the most memory the process held in its first ten steps or so.',
    '',
    firstStepTable(rows),
    '',
    `Settings that were fastest in a trial, Keras (XLA or op by op) and PyTorch (memory format): ${settings.join('; ')}.`,
    "PyTorch's compiler needs a C++ compiler and warms up for a minute or more: left out.",
  ].join('\n');
}
