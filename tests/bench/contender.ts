import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { TRAINER_ENVIRONMENT } from '../../main/trainer/messages.ts';
import { LinePeer } from './line-peer.ts';
import { stepsFor } from './measure.ts';
import { trainWithNetloom } from './netloom-peer.ts';
import type { BenchNet } from './nets.ts';

export const PEERS = ['netloom', 'model.fit', 'keras', 'torch'] as const;
export type Peer = (typeof PEERS)[number];
export const TITLES: Readonly<Record<Peer, string>> = {
  netloom: 'Netloom',
  'model.fit': '`model.fit`',
  keras: 'Keras',
  torch: 'PyTorch',
};

/** Where the built programs are. */
export interface Paths {
  readonly trainer: string;
  readonly fit: string;
  readonly step: string;
  readonly python: string;
  /** Plain React Flow's page, without `.js` and `.css`. */
  readonly plain: string;
}

const WARM_UP = 5;
const TRIAL_SECONDS = 0.7;
const serve = fileURLToPath(new URL('../../tests/bench/peers/serve.py', import.meta.url));

/** TensorFlow's fastest kernels for every peer that is made of it, whatever the processor. */
const oneDnn = { TF_ENABLE_ONEDNN_OPTS: TRAINER_ENVIRONMENT.TF_ENABLE_ONEDNN_OPTS! };

export function startPeer(paths: Paths, peer: Peer): LinePeer {
  switch (peer) {
    case 'netloom':
      return new LinePeer(process.execPath, [paths.step], TRAINER_ENVIRONMENT);
    case 'model.fit':
      return new LinePeer(process.execPath, [paths.fit], oneDnn);
    default:
      return new LinePeer(paths.python, ['-B', serve, peer], oneDnn);
  }
}

/** One peer with one network, ready for rounds. */
export interface Contender {
  /** Process start to libraries loaded; from there to the end of the first step. */
  readonly seconds: { readonly start: number; readonly first: number };
  readonly parameters: number;
  /** The most its process held in the first steps, in bytes. */
  readonly memory: number;
  /** The setting that was fastest, of those the peer has. */
  readonly setting: string;
  /** Images/s of one round. */
  round(): Promise<number>;
  /** GFLOP/s of a matrix product; the peer has to be PyTorch. */
  gemm(): Promise<number>;
  close(): Promise<void>;
}

interface Rate {
  readonly imagesPerSecond: number;
}

/** The fastest of a peer's settings in a short trial, in a process of its own. */
async function bestSetting(paths: Paths, peer: Peer, net: BenchNet): Promise<string> {
  const line = startPeer(paths, peer);
  const { settings } = await line.ask<{ readonly settings: readonly string[] }>({ ask: 'ready' });
  let best = { setting: settings[0]!, rate: 0 };
  for (const setting of settings.length > 1 ? settings : []) {
    await line.ask({ ask: 'first', network: net.network, batchSize: net.batchSize, setting });
    const warm = await line.ask<Rate>({ ask: 'train', steps: WARM_UP });
    const steps = Math.max(3, Math.round((TRIAL_SECONDS * warm.imagesPerSecond) / net.batchSize));
    const { imagesPerSecond: rate } = await line.ask<Rate>({ ask: 'train', steps });
    if (rate > best.rate) best = { setting, rate };
  }
  await line.close();
  return best.setting;
}

/** @throws when a peer's network has another number of parameters: it would be another network. */
export async function prepareContender(
  paths: Paths,
  peer: Peer,
  net: BenchNet,
  parameters: number,
): Promise<Contender> {
  const setting = await bestSetting(paths, peer, net);
  const started = performance.now();
  const line = startPeer(paths, peer);
  await line.ask({ ask: 'ready' });
  const start = (performance.now() - started) / 1000;
  const { network, batchSize } = net;
  const first = await line.ask<{ readonly seconds: number; readonly parameters: number }>({
    ask: 'first',
    network,
    batchSize,
    setting,
  });
  if (first.parameters !== parameters)
    throw new Error(
      `${net.name} has ${parameters} parameters, but ${first.parameters} in ${TITLES[peer]}: it is another network there.`,
    );
  const common = { seconds: { start, first: first.seconds }, parameters, setting };
  const gemm = async (): Promise<number> => (await line.ask<{ gflops: number }>({ ask: 'gemm' })).gflops;
  if (peer === 'netloom') {
    // The step peer has done its part; what is timed from here on is the program's own trainer.
    await line.close();
    const warm = await trainWithNetloom(paths.trainer, net, WARM_UP);
    const steps = stepsFor(warm.imagesPerSecond, batchSize);
    return {
      ...common,
      memory: warm.peakMemory,
      round: async () => (await trainWithNetloom(paths.trainer, net, steps)).imagesPerSecond,
      gemm,
      close: async () => {},
    };
  }
  await line.ask({ ask: 'train', steps: WARM_UP });
  const { bytes } = await line.ask<{ readonly bytes: number }>({ ask: 'memory' });
  const warm = await line.ask<Rate>({ ask: 'train', steps: WARM_UP });
  const steps = stepsFor(warm.imagesPerSecond, batchSize);
  return {
    ...common,
    memory: bytes,
    round: async () => (await line.ask<Rate>({ ask: 'train', steps })).imagesPerSecond,
    gemm,
    close: () => line.close(),
  };
}
