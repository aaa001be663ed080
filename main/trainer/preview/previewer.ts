import { findLayer } from '../../../shared/layers/index.ts';
import type { Network } from '../../../shared/network/network.ts';
import { type ActivationGraph, compileActivations } from '../../../shared/program/activations.ts';
import type { Activation } from '../../../shared/protocol/previews.ts';
import type { Engine, Fetched } from '../engine.ts';
import { machineMemory } from '../machine-memory.ts';
import type { Preview, PreviewRequest } from '../messages.ts';
import { openEngine } from '../open-engine.ts';
import { packActivation } from './pack.ts';
import { createDrawing, newestCheckpoint, type PreviewWeights, weightsFrom } from './weights.ts';

/** The share of the machine's memory that weights may take here: they lie in it twice, in JavaScript and in TensorFlow. */
const MEMORY_SHARE = 1 / 16;

/** What a request computes with, kept for the next one; each part only as long as what it was made from is the same. */
interface Compiled {
  readonly key: string;
  readonly graph: ActivationGraph;
  readonly engine: Engine;
  weights?: PreviewWeights & { readonly key: string };
  fetched?: { readonly key: string; readonly values: Fetched };
}

/** What of a network decides about what it computes. */
const computed = ({ nodes, edges }: Network): unknown => [
  nodes.map(({ id, type, params }) => [id, type, params]),
  edges.map(({ source, target, input }) => [source, target, input]),
];

/** Computes previews one at a time. A request that differs from the one before in a part only costs that part. */
export interface Previewer {
  show(request: PreviewRequest): Promise<Preview>;
  dispose(): void;
}

export function createPreviewer(): Previewer {
  const draw = createDrawing();
  let current: Compiled | undefined;

  async function compiled({ network, image, engine }: PreviewRequest): Promise<Compiled> {
    const key = JSON.stringify([engine, image.shape, computed(network)]);
    if (current?.key === key) return current;
    current?.engine.dispose();
    current = undefined;
    const maxWeights = Math.floor((machineMemory().total * MEMORY_SHARE) / 4);
    const graph = compileActivations(network, { imageShape: image.shape, maxWeights });
    current = { key, graph, engine: await openEngine(graph, engine) };
    return current;
  }

  function weigh(now: Compiled, { run, seed }: PreviewRequest): PreviewWeights & { readonly key: string } {
    const { variables: weights } = now.graph;
    const checkpoint = newestCheckpoint(run);
    const key = JSON.stringify([checkpoint ?? null, seed]);
    if (now.weights?.key === key) return now.weights;
    const found = weightsFrom(checkpoint, weights, (some) => draw(some, seed));
    if (weights.length > 0) now.engine.run('write_weights', Object.fromEntries(found.variables));
    now.weights = { ...found, key };
    return now.weights;
  }

  function fetch(now: Compiled, weightsKey: string, { image }: PreviewRequest): Fetched {
    const key = JSON.stringify([weightsKey, image.pixels]);
    if (now.fetched?.key === key) return now.fetched.values;
    const x = {
      data: Float32Array.from(Buffer.from(image.pixels, 'base64'), (pixel) => pixel / 255),
      shape: [1, ...image.shape],
    };
    const values = now.graph.layers.length > 0 ? now.engine.run('activations', { x }) : {};
    now.fetched = { key, values };
    return values;
  }

  return {
    async show(request) {
      const begun = performance.now();
      const now = await compiled(request);
      const { key, checkpoint } = weigh(now, request);
      const values = fetch(now, key, request);
      const activations = pack(now.graph, values, request);
      return {
        engine: now.engine.info,
        ...(checkpoint ? { checkpoint } : {}),
        activations,
        unseen: Object.fromEntries(now.graph.unseen),
        time: performance.now() - begun,
      };
    },
    dispose() {
      current?.engine.dispose();
      current = undefined;
    },
  };
}

function pack(
  { layers }: ActivationGraph,
  values: Fetched,
  { network, wanted }: PreviewRequest,
): (Activation | null)[] {
  const byId = new Map(layers.map((layer) => [layer.id, layer]));
  const types = new Map(network.nodes.map(({ id, type }) => [id, type]));
  const whatOf = (id: string): 'image' | 'classes' | undefined => {
    const layer = findLayer(types.get(id) ?? '');
    if (layer?.inputs.max === 0) return 'image';
    return layer?.loss ? 'classes' : undefined;
  };
  return wanted.map((part) => {
    const layer = byId.get(part.node);
    const data = layer && values[layer.output];
    return layer && data ? packActivation(data, layer.shape, whatOf(part.node), part) : null;
  });
}
