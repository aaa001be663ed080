import { useEffect, useState } from 'react';
import type { Network } from '../../shared/network/network.ts';
import { compileStepGraph } from '../../shared/program/index.ts';
import {
  batchSizeThatFits,
  estimateMemory,
  type MemoryEstimate,
  memoryPlan,
  sampleBytes,
} from '../../shared/program/memory.ts';
import { parseTrainingSettings } from '../../shared/program/settings.ts';
import type { DatasetInfo } from '../../shared/protocol/messages.ts';
import { useDatasetInfo, useNetworkDataset } from '../data/index.ts';
import { useDocument } from '../document/index.ts';
import { useStudio } from '../studio/index.ts';

/** Compiling takes as long as some frames for a large network: typing goes first. In milliseconds. */
const PAUSE = 300;

export interface Foreseen {
  readonly estimate: MemoryEstimate;
  /** Present where the machine has less: what it has, and the largest batch that would do, if any. */
  readonly tooMuch?: { readonly machine: number; readonly batchSize: number | undefined };
}

/** Undefined for what cannot be trained. */
export function foresee(
  network: Network,
  dataset: Pick<DatasetInfo, 'shape' | 'count'>,
  machine: number,
): Foreseen | undefined {
  const parsed = parseTrainingSettings(network.training);
  if (!parsed.ok) return undefined;
  const compiled = compileStepGraph(network, parsed.settings);
  if (!compiled.ok) return undefined;
  const { graph } = compiled;
  const plan = memoryPlan(graph.inputShape, parsed.settings, dataset.count * sampleBytes(dataset.shape));
  const estimate = estimateMemory(graph, plan);
  if (estimate.total <= machine) return { estimate };
  return { estimate, tooMuch: { machine, batchSize: batchSizeThatFits(graph, plan, machine) } };
}

/** What training the network on the canvas will take, once editing rests; undefined where that is not known. */
export function useMemoryEstimate(): Foreseen | undefined {
  const network = useDocument((state) => state.network);
  const ok = useDocument((state) => state.analysis.ok);
  const dataset = useDatasetInfo(useNetworkDataset());
  const machine = useStudio((state) => state.info?.memory);
  const [foreseen, setForeseen] = useState<Foreseen>();
  useEffect(() => {
    const timer = window.setTimeout(
      () => setForeseen(ok && dataset ? foresee(network, dataset, machine ?? Infinity) : undefined),
      PAUSE,
    );
    return () => window.clearTimeout(timer);
  }, [network, ok, dataset, machine]);
  return foreseen;
}
