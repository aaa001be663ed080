import type { Analysis } from '../../shared/analysis/types.ts';
import { wire } from '../../shared/drawing/wiring.ts';
import type { Edit } from '../../shared/network/edit.ts';
import type { Network, NetworkNode, NodeId } from '../../shared/network/network.ts';
import { classesOf, endOf } from '../../shared/program/classes.ts';
import type { LossName } from '../../shared/program/loss.ts';
import { parseTrainingSettings, trainingSettings } from '../../shared/program/settings.ts';
import type { DatasetInfo } from '../../shared/protocol/messages.ts';
import { nodeOf } from '../document/index.ts';

/** Where a network does not go with a data set, and the edit that mends it, where one does. */
export interface Mismatch {
  readonly kind: 'input' | 'output';
  readonly node: NodeId;
  /** Without the batch axis. */
  readonly has: readonly number[];
  readonly wants: readonly number[];
  readonly fix?: Edit;
}

const standardLoss = trainingSettings.parse({}).loss;
function lossOf({ training }: Network): LossName {
  const parsed = parseTrainingSettings(training);
  return parsed.ok ? parsed.settings.loss : standardLoss;
}

const same = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((size, axis) => size === b[axis]);

/** The last layer with a number of outputs of its own on the one way to the output; what lies between keeps the number. */
function lastUnits(network: Network, output: NodeId): NetworkNode | undefined {
  const seen = new Set<NodeId>();
  const wiring = wire(network);
  for (let id: NodeId | undefined = output; id !== undefined && !seen.has(id); ) {
    seen.add(id);
    const node = nodeOf(network, id);
    if (node?.type === 'FC' || node?.type === 'LowRankFC' || node?.type === 'LargeMarginSoftmax') return node;
    const sources: readonly NodeId[] = (wiring.get(id) ?? []).flatMap((edge) => edge?.source ?? []);
    id = sources.length === 1 ? sources[0] : undefined;
  }
  return undefined;
}

function inputMismatch(node: NetworkNode, has: readonly number[], wants: readonly number[]): Mismatch {
  const [height, width, channels] = wants;
  const edits = Object.entries({ height, width, channels }).flatMap(([name, value]): Edit[] =>
    value === undefined ? [] : [{ kind: 'setParam', id: node.id, name, value }],
  );
  return { kind: 'input', node: node.id, has, wants, fix: { kind: 'batch', edits } };
}

/** Every input whose size is not the data's, and an output that has not one number a class. */
export function findMismatches(
  network: Network,
  analysis: Analysis,
  dataset: DatasetInfo,
): readonly Mismatch[] {
  const found: Mismatch[] = [];
  for (const node of network.nodes) {
    if (node.type !== 'Input') continue;
    const shape = analysis.layers.get(node.id)?.outputShape;
    if (shape && !same(shape, dataset.shape)) found.push(inputMismatch(node, shape, dataset.shape));
  }
  const { output } = analysis;
  const { length: classes } = dataset.classes;
  const end = endOf(network, analysis, lossOf(network));
  // With errors elsewhere the output may be anything; a wrong input changes no number of units.
  if (output !== undefined && end && classesOf(end) !== classes) {
    const units = lastUnits(network, output);
    found.push({
      kind: 'output',
      node: units?.id ?? output,
      has: end.shape,
      wants: [classes],
      ...(units && end.shape.length === 1
        ? { fix: { kind: 'setParam', id: units.id, name: 'units', value: classes } }
        : {}),
    });
  }
  return found;
}
