import { performance } from 'node:perf_hooks';
import { analyse } from '../../shared/analysis/index.ts';
import type { Network } from '../../shared/network/network.ts';
import { type Paths, startPeer } from './contender.ts';
import { median } from './measure.ts';
import { resNet } from './resnet.ts';
import type { FirstStep } from './step-peer.ts';

/** A batch of one image, so that the step itself weighs little. */
async function benchCompile(paths: Paths, network: Network, rounds: number): Promise<string> {
  const runs: FirstStep[] = [];
  for (let round = 0; round < rounds; round++) {
    const peer = startPeer(paths, 'netloom');
    await peer.ask({ ask: 'ready' });
    runs.push(await peer.ask<FirstStep>({ ask: 'first', network, batchSize: 1, setting: '' }));
    await peer.close();
  }
  const part = (name: keyof FirstStep['parts']): string =>
    `${(median(runs.map(({ parts }) => parts[name])) / 1000).toFixed(2)} s`;
  const total = median(runs.map(({ seconds }) => seconds)).toFixed(2);
  return (
    `${network.name} at 224 × 224, network → first step done: ${total} s (analysis and step graph ${part('compile')}, ` +
    `SavedModel written and loaded while weights are drawn ${part('load')}, weights waited for and assigned ${part('weights')}, first step of one image ${part('step')}).`
  );
}

async function benchAnalysis(paths: Paths, network: Network, rounds: number): Promise<string> {
  const keras = startPeer(paths, 'keras');
  await keras.ask({ ask: 'ready' });
  const built: number[] = [];
  const analysed: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const { seconds } = await keras.ask<{ readonly seconds: number }>({ ask: 'build', network });
    built.push(1000 * seconds);
    // Other nodes each time, so that nothing known from before is taken over.
    const fresh = { ...network, nodes: network.nodes.map((node) => ({ ...node })) };
    const started = performance.now();
    if (!analyse(fresh).ok) throw new Error(`${network.name} has errors.`);
    analysed.push(performance.now() - started);
  }
  await keras.close();
  const [ours, theirs] = [median(analysed), median(built)];
  return (
    `${network.name} (${network.nodes.length} layers), analysed whole in ${ours.toFixed(1)} ms; Keras builds the same model in ` +
    `${theirs.toFixed(0)} ms: ${(theirs / ours).toFixed(0)} ×.`
  );
}

/** Markdown. */
export async function describeCompile(paths: Paths, rounds: number): Promise<string> {
  const lines = [
    await benchCompile(paths, resNet(50, 224, 1000), rounds),
    await benchAnalysis(paths, resNet(152, 224, 1000), rounds),
  ];
  return ['**Large networks**, medians', ...lines.map((line) => `- ${line}`)].join('\n');
}
