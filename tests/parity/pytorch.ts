import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Batch } from '../../main/trainer/data/batches.ts';
import { analyse } from '../../shared/analysis/index.ts';
import { elementCount } from '../../shared/layers/fields.ts';
import { findLayer } from '../../shared/layers/index.ts';
import { parseParams } from '../../shared/layers/params.ts';
import { fromTorch, type TorchLayout, torchLayouts, toTorch } from '../../shared/layers/torch-layout.ts';
import type { Network } from '../../shared/network/network.ts';
import type { LayerStatistics } from '../../shared/program/layer-statistics.ts';
import type { TrainingSettings } from '../../shared/program/settings.ts';
import { frozenNodes, weightName } from '../../shared/program/weights.ts';
import { pythonPath } from '../support/environment.ts';
import { counterpartsOf } from './reference-models.ts';

const SCRIPT = fileURLToPath(new URL('training_reference.py', import.meta.url));

export interface Named {
  readonly name: string;
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

export interface Training {
  readonly network: Network;
  readonly settings: TrainingSettings;
  /** Weights and statistics to begin with. */
  readonly start: readonly Named[];
  readonly inputShape: readonly number[];
  /** Read one at a time, in order: each may reuse the arrays of the one before. */
  readonly batches: Iterable<Batch>;
  /** To take the accuracy of, in inference; for networks without BatchNorm. */
  readonly test?: Batch;
}

export interface Trained {
  /** Of each batch, with its penalty. */
  readonly losses: readonly number[];
  readonly penalties: readonly number[];
  readonly weights: readonly Named[];
  /** Of the layers at each update; the ratio is left out. */
  readonly statistics: readonly (readonly Omit<LayerStatistics, 'updateRatio'>[])[];
  /** Null without a test. */
  readonly accuracy: number | null;
}

/** The same trainings by PyTorch, all in one process, which takes longer to start than to train; tensors travel as raw float32. */
export function trainAllInPyTorch(trainings: readonly Training[]): readonly Trained[] {
  const place = mkdtempSync(join(tmpdir(), 'netloom-parity-'));
  try {
    const folders = trainings.map((training, i) => {
      const folder = join(place, String(i));
      mkdirSync(folder);
      writeCase(folder, training);
      return folder;
    });
    execFileSync(process.env.NETLOOM_PYTHON ?? pythonPath(), [SCRIPT, ...folders], {
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    return trainings.map((training, i) => readResult(folders[i]!, training));
  } finally {
    rmSync(place, { recursive: true });
  }
}

export const trainInPyTorch = (training: Training): Trained => trainAllInPyTorch([training])[0]!;

/** A layer's weight as it goes to PyTorch and comes back. */
interface Sent {
  readonly name: string;
  readonly node: string;
  readonly decay: boolean;
  readonly layout: TorchLayout;
}

/** The network's layers in PyTorch's words, and their weights in the order those declare them. */
function inPyTorch(network: Network) {
  const analysis = analyse(network);
  const nodes = new Map(network.nodes.map((node) => [node.id, node]));
  const frozen = frozenNodes(network, []);
  const layers = counterpartsOf(network, analysis, 'pytorch').map((layer) => ({
    ...layer,
    frozen: frozen.has(layer.id),
    stopGradient: nodes.get(layer.id)!.stopGradient ?? false,
  }));
  const weights = layers.flatMap(({ id, type }): readonly Sent[] => {
    const layer = findLayer(type)!;
    const parsed = parseParams(layer, nodes.get(id)!.params);
    if (!parsed.ok) throw new Error(`${network.name} has an error at ${id}`);
    const inputs = analysis.layers.get(id)!.inputShapes.filter((shape) => shape !== undefined);
    const specs = layer.weights(inputs, parsed.params);
    const layouts = torchLayouts(specs, inputs);
    return specs.map(({ name, decay }, i) => ({
      name: weightName(id, name),
      node: id,
      decay,
      layout: layouts[i]!,
    }));
  });
  return { layers, weights };
}

function writeCase(folder: string, { network, settings, start, inputShape, batches, test }: Training): void {
  const { layers, weights } = inPyTorch(network);
  const given = new Map(start.map(({ name, data }) => [name, data]));
  const sizes: number[] = [];
  const values: Buffer[] = weights.map(({ name, layout }) => bytesOf(toTorch(given.get(name)!, layout)));
  const add = (batch: Batch): void => {
    values.push(bytesOf(batch.x.data), bytesOf(batch.y.data));
  };
  for (const batch of batches) {
    sizes.push(batch.size);
    add(batch);
  }
  if (test) add(test);
  const description = {
    ...{ network, settings, layers, inputShape, batches: sizes, test: test?.size ?? 0 },
    weights: weights.map(({ layout: { shape }, ...weight }) => ({ ...weight, shape })),
  };
  writeFileSync(join(folder, 'case.json'), JSON.stringify(description));
  writeFileSync(join(folder, 'case.bin'), Buffer.concat(values));
}

/** The weights come back in the order of `start`. */
function readResult(folder: string, { network, start }: Training): Trained {
  const result = JSON.parse(readFileSync(join(folder, 'result.json'), 'utf8'));
  const all = new Float32Array(Uint8Array.from(readFileSync(join(folder, 'result.bin'))).buffer);
  let offset = 0;
  const found = new Map(
    inPyTorch(network).weights.map(({ name, layout }) => {
      const count = elementCount(layout.shape);
      offset += count;
      return [name, fromTorch(all.subarray(offset - count, offset), layout)];
    }),
  );
  return { ...result, weights: start.map(({ name, shape }) => ({ name, shape, data: found.get(name)! })) };
}

const bytesOf = (data: ArrayLike<number>): Buffer => Buffer.from(Float32Array.from(data).buffer);
