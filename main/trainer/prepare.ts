import type { Network } from '../../shared/network/network.ts';
import { inferenceBatchSize, memoryPlan } from '../../shared/program/memory.ts';
import type { TrainingSettings } from '../../shared/program/settings.ts';
import type { StepGraph } from '../../shared/program/types.ts';
import { compile } from './compile.ts';
import { type Batches, createBatches } from './data/batches.ts';
import { checkFit, type Dataset, readDataset } from './data/prepared.ts';
import { splitDataset } from './data/split.ts';
import { machineMemory } from './machine-memory.ts';
import { checkMemory, fileSize } from './memory-check.ts';

/** A network with the data it learns from, found to fit together. */
export interface Prepared {
  readonly graph: StepGraph;
  readonly dataset: Dataset;
  readonly training: Batches;
  /** Without samples when the split leaves none. */
  readonly validation: Batches;
  readonly memory: ReturnType<typeof checkMemory>;
}

/** @throws TrainerError `network`, `memory` (before the data set is read) or `dataset`. */
export function prepare(request: {
  readonly network: Network;
  readonly settings: TrainingSettings;
  readonly freeze: readonly string[];
  readonly datasetFile: string;
  readonly force?: boolean | undefined;
}): Prepared {
  const { network, settings, freeze, datasetFile, force = false } = request;
  const { batchSize, seed } = settings;
  const graph = compile(network, settings, freeze);
  const plan = memoryPlan(graph.inputShape, settings, fileSize(datasetFile));
  const memory = checkMemory(graph, plan, machineMemory(), force);
  const dataset = readDataset(datasetFile);
  checkFit(dataset, graph);
  const split = splitDataset(dataset, settings);
  const larger = inferenceBatchSize(batchSize, dataset.shape);
  return {
    graph,
    dataset,
    memory,
    training: createBatches(split.training, dataset.shape, batchSize, seed),
    validation: createBatches(split.validation, dataset.shape, larger, seed),
  };
}
