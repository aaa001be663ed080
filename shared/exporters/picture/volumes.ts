import type { Analysis } from '../../analysis/types.ts';
import { toldParameters } from '../../drawing/summary.ts';
import { wire } from '../../drawing/wiring.ts';
import type { Category, Language, Shape } from '../../layers/define.ts';
import { findLayer } from '../../layers/index.ts';
import type { Network, NetworkNode, NodeId } from '../../network/network.ts';

/** A feature map or vector, and the layers that made it: what LeNet's and AlexNet's figures draw a box for. */
export interface Volume {
  /** The layer that gave it its shape. */
  readonly id: NodeId;
  readonly name: string;
  readonly category: Category;
  readonly shape: Shape | undefined;
  /** What was done to get here: the layer in a few words. */
  readonly operation: string;
  readonly details: readonly string[];
  /** Layers after it that change values only: activation, normalisation, dropout. */
  readonly after: readonly string[];
}

export interface VolumeGraph {
  /** In the order they are computed. */
  readonly volumes: readonly Volume[];
  /** Each edge once, in the order of the target's inputs. */
  readonly edges: readonly { readonly source: NodeId; readonly target: NodeId }[];
}

/** These leave the shape as it is and stand beside the layer before them, not in a box of their own. */
const inPlace: ReadonlySet<Category> = new Set(['activation', 'normalisation', 'regularisation']);

/** Their numbers are in the shape. */
const inShape: ReadonlySet<string> = new Set(['filters', 'units', 'height', 'width', 'channels']);

/** A layer's name in a figure: its type in English, which is how papers have it. */
const shortTitle = (node: NetworkNode, language: Language): string =>
  language === 'en' ? node.type : (findLayer(node.type)?.help.title[language] ?? node.type);

function volumeOf(node: NetworkNode, shape: Shape | undefined, language: Language): Omit<Volume, 'after'> {
  const layer = findLayer(node.type);
  const told = (layer ? toldParameters(layer, node.params, language) : []).filter(
    ({ name }) => layer?.params[name]?.advanced !== true,
  );
  const kernel = told.find(({ name }) => name === 'kernel')?.text;
  const title = shortTitle(node, language);
  return {
    id: node.id,
    name: node.label ?? node.id,
    category: layer?.category ?? 'shape',
    shape,
    operation: kernel === undefined ? title : `${title} ${kernel}`,
    details: told.filter(({ name }) => name !== 'kernel' && !inShape.has(name)).map(({ text }) => text),
  };
}

/**
 * The network with a node a volume: layers that change values only join the volume before them, if they alone use it and its
 * shape stays.
 */
export function volumesOf(network: Network, analysis: Analysis, language: Language): VolumeGraph {
  const nodes = new Map(network.nodes.map((node) => [node.id, node]));
  const wiring = wire(network);
  const users = new Map<NodeId, number>();
  for (const { source } of network.edges) users.set(source, (users.get(source) ?? 0) + 1);
  const volumes = new Map<NodeId, Volume>();
  const heldBy = new Map<NodeId, NodeId>();
  for (const id of analysis.order) {
    const node = nodes.get(id);
    if (!node) continue;
    const feeding = (wiring.get(id) ?? []).filter((edge) => edge !== undefined);
    const source = feeding.length === 1 ? feeding[0]!.source : undefined;
    const host = source === undefined ? undefined : heldBy.get(source);
    const before = host === undefined ? undefined : volumes.get(host);
    const shape = analysis.layers.get(id)?.outputShape;
    const category = findLayer(node.type)?.category;
    const joins =
      before !== undefined &&
      category !== undefined &&
      inPlace.has(category) &&
      users.get(source!) === 1 &&
      before.shape?.join() === shape?.join();
    if (joins) {
      volumes.set(before.id, { ...before, after: [...before.after, shortTitle(node, language)] });
      heldBy.set(id, before.id);
    } else {
      volumes.set(id, { ...volumeOf(node, shape, language), after: [] });
      heldBy.set(id, id);
    }
  }
  const edges = [...wiring]
    .flatMap(([, slots]) => slots)
    .filter((edge) => edge !== undefined)
    .map(({ source, target }) => ({ source: heldBy.get(source), target: heldBy.get(target) }))
    .filter(
      (edge): edge is { source: NodeId; target: NodeId } =>
        edge.source !== undefined && edge.target !== undefined && edge.source !== edge.target,
    );
  return { volumes: [...volumes.values()], edges };
}
