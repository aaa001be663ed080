import fc from 'fast-check';
import { analyse } from '../../shared/analysis/index.ts';
import type { AnyLayer, Shape } from '../../shared/layers/define.ts';
import { elementCount } from '../../shared/layers/fields.ts';
import { categories, findLayer, layers } from '../../shared/layers/index.ts';
import { parseParams } from '../../shared/layers/params.ts';
import { paramsOf } from '../../shared/layers/testing/random-layer.ts';
import type { JsonObject, Network } from '../../shared/network/network.ts';
import { createRandom, permutation, type Random } from '../../shared/program/random.ts';

/** A node whose parameters and sources fit. */
interface Drawn {
  readonly type: string;
  readonly params: JsonObject;
  readonly sources: readonly Drawn[];
  readonly shape: Shape;
}

/** What is drawn. */
export interface Drawing {
  readonly leastNodes: number;
  readonly mostNodes: number;
  /** Layers to draw from, `Input` and `FC` apart. */
  readonly layers: readonly AnyLayer[];
  /** What becomes of a layer's drawn parameters. */
  params(layer: AnyLayer, drawn: JsonObject, random: Random): JsonObject;
  /** Classes of an `FC` and `Softmax` at the end; absent: the network ends as it falls. */
  readonly classes?: number;
}

const MOST_OPEN_ENDS = 3;
/** A fully connected layer for each open end, and the layer that merges them. */
const MOST_CLOSING_NODES = MOST_OPEN_ENDS + 1;
const CLASSIFYING_NODES = 2;
/** Larger outputs would only take time. */
const MOST_CELLS = 8192;
/** Draws of a layer's parameters before something else is tried. */
const ATTEMPTS = 8;

const input = findLayer('Input')!;
const fullyConnected = findLayer('FC')!;
const softmax = findLayer('Softmax')!;
const inner = layers.filter((layer) => layer !== input);
const anything: Drawing = {
  leastNodes: 4,
  mostNodes: 25,
  layers: inner,
  params: (_, drawn) => drawn,
};
/** A category is drawn first, so that the many activations leave room for convolutions, which are there twice. */
const byCategory = (drawing: Drawing): readonly (readonly AnyLayer[])[] =>
  [...categories, 'convolution']
    .map((category) => drawing.layers.filter((layer) => layer.category === category))
    .filter((group) => group.length > 0);
const anyParams = new Map(layers.map((layer) => [layer, paramsOf(layer)]));

const pick = <T>(list: readonly T[], random: Random): T => list[random.integer(list.length)]!;
const shuffled = <T>(list: readonly T[], random: Random): readonly T[] =>
  [...permutation(list.length, random)].map((i) => list[i]!);

/** Parameters by the layer's own schema, drawn until the sources fit; `given` stands instead of what is drawn. */
function drawNode(
  drawing: Drawing,
  layer: AnyLayer,
  sources: readonly Drawn[],
  random: Random,
  given: JsonObject = {},
): Drawn | undefined {
  const draws = fc.sample(anyParams.get(layer)!, { seed: random.integer(2 ** 31), numRuns: ATTEMPTS });
  for (const draw of draws) {
    const params = { ...drawing.params(layer, draw, random), ...given };
    const parsed = parseParams(layer, params);
    const inputs = sources.map(({ shape }) => shape);
    const shape = parsed.ok ? layer.shape(inputs, parsed.params).shape : undefined;
    if (shape && elementCount(shape) <= MOST_CELLS) return { type: layer.type, params, sources, shape };
  }
  return undefined;
}

/** Nodes that feed nothing yet. */
function openEnds(nodes: readonly Drawn[]): readonly Drawn[] {
  const fed = new Set(nodes.flatMap(({ sources }) => sources));
  return nodes.filter((node) => !fed.has(node));
}

/** Mostly behind the last node, at times behind an earlier one, which makes a branch; merging layers take open ends first. */
function drawSources(
  drawing: Drawing,
  layer: AnyLayer,
  nodes: readonly Drawn[],
  random: Random,
): readonly Drawn[] {
  const ends = openEnds(nodes);
  const branches = ends.length < MOST_OPEN_ENDS && random.uniform() < 0.2;
  const sources = [branches ? pick(nodes, random) : ends[ends.length - 1]!];
  const wanted = Math.min(layer.inputs.max, layer.inputs.min + random.integer(2));
  const others = shuffled(nodes, random).filter((node) => node !== sources[0]);
  const endsFirst = [true, false].flatMap((end) => others.filter((node) => ends.includes(node) === end));
  for (const other of endsFirst) {
    if (sources.length >= wanted) break;
    if (drawNode(drawing, layer, [...sources, other], random)) sources.push(other);
  }
  return sources;
}

/** One node more on the way to `size`, if what was drawn fits. */
function grow(drawing: Drawing, nodes: readonly Drawn[], size: number, random: Random): readonly Drawn[] {
  const layer = pick(pick(byCategory(drawing), random), random);
  const sources = drawSources(drawing, layer, nodes, random);
  if (sources.length < layer.inputs.min) return nodes;
  const node = drawNode(drawing, layer, sources, random);
  // Few layers take what is no longer an image, so an image seldom ends early.
  const flattens = node?.shape.length === 1 && sources[0]!.shape.length === 3;
  const early = flattens && random.uniform() > (nodes.length / size) ** 2;
  return node && !early ? [...nodes, node] : nodes;
}

/** One output: what is open becomes vectors of one length, which `Concat` takes, if no other merging layer does. */
function close(drawing: Drawing, nodes: readonly Drawn[], random: Random): readonly Drawn[] {
  const ends = openEnds(nodes);
  if (ends.length === 1) return nodes;
  const units = 1 + random.integer(12);
  const vectors = ends.map((end) => drawNode(drawing, fullyConnected, [end], random, { units })!);
  const fitting = drawing.layers.filter(({ inputs }) => inputs.max >= ends.length);
  const merged = shuffled(fitting, random).flatMap(
    (layer) => drawNode(drawing, layer, vectors, random) ?? [],
  );
  return [...nodes, ...vectors, merged[0]!];
}

/** Scores of classes, and their probabilities. */
function classify(drawing: Drawing, nodes: readonly Drawn[], random: Random): readonly Drawn[] {
  if (drawing.classes === undefined) return nodes;
  const scores = drawNode(drawing, fullyConnected, nodes.slice(-1), random, { units: drawing.classes })!;
  return [...nodes, scores, drawNode(drawing, softmax, [scores], random)!];
}

/** So many layers of the types that are drawn from; the same for the same seed. */
export function randomNetwork(seed: number, drawing: Drawing = anything): Network {
  const random = createRandom(seed);
  const { leastNodes, mostNodes, classes } = drawing;
  const most = mostNodes - MOST_CLOSING_NODES - (classes === undefined ? 0 : CLASSIFYING_NODES);
  const size = leastNodes + random.integer(most - leastNodes + 1);
  const side = (): number => 6 + random.integer(27);
  let nodes: readonly Drawn[] = [drawNode(drawing, input, [], random, { height: side(), width: side() })!];
  while (nodes.length < size) nodes = grow(drawing, nodes, size, random);
  nodes = classify(drawing, close(drawing, nodes, random), random);
  const ids = new Map(nodes.map((node, i) => [node, `${i}-${node.type}`]));
  return {
    format: 'netloom',
    version: 1,
    name: `random network ${seed}`,
    nodes: nodes.map((node) => ({ id: ids.get(node)!, type: node.type, params: node.params })),
    edges: nodes.flatMap((node) =>
      node.sources.map((source) => ({ source: ids.get(source)!, target: ids.get(node)! })),
    ),
  };
}

/** The first `count` without errors. */
export function randomNetworks(count: number): readonly Network[] {
  const kept: Network[] = [];
  for (let seed = 1; kept.length < count; seed++) {
    if (seed > 2 * count) throw new Error(`of ${seed - 1} random networks, ${kept.length} have no errors`);
    const network = randomNetwork(seed);
    if (analyse(network).ok) kept.push(network);
  }
  return kept;
}
