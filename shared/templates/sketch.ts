import { findLayer } from '../layers/index.ts';
import type { Edge, JsonObject, Network, NetworkNode, NodeId } from '../network/network.ts';

/** What feeds a layer, by input; undefined: nothing does yet. */
export type Source = readonly (NodeId | undefined)[];

/** A network while it is drawn layer by layer, in the order that a person would draw it. */
export interface Sketch {
  readonly nodes: readonly NetworkNode[];
  readonly edges: readonly Edge[];
  /** Adds a layer behind `from`, behind the last one added if left out, and gives its id. */
  add(id: NodeId, type: string, params?: JsonObject, from?: NodeId | Source): NodeId;
}

export function createSketch(): Sketch {
  const nodes: NetworkNode[] = [];
  const edges: Edge[] = [];
  return {
    nodes,
    edges,
    add(id, type, params = {}, from = nodes.slice(-1).map((node) => node.id)) {
      const severalInputs = (findLayer(type)?.inputs.max ?? 1) > 1;
      nodes.push({ id, type, params });
      for (const [input, source] of [from].flat().entries()) {
        if (source === undefined) continue;
        edges.push(severalInputs ? { source, target: id, input } : { source, target: id });
      }
      return id;
    },
  };
}

/** The network that `draw` sketches. */
export function drawNetwork(name: string, draw: (sketch: Sketch) => void, training?: JsonObject): Network {
  const sketch = createSketch();
  draw(sketch);
  const { nodes, edges } = sketch;
  return {
    format: 'netloom',
    version: 1,
    name,
    nodes,
    edges,
    ...(training === undefined ? {} : { training }),
  };
}

/** The beginning of a network. */
export const input = (sketch: Sketch, height: number, channels: number, width = height): NodeId =>
  sketch.add('input', 'Input', { height, width, channels });

/** The end of a classifier: GlobalAveragePool, FC and Softmax. */
export function averageAndClassify(sketch: Sketch, classes: number): void {
  sketch.add('average', 'GlobalAveragePool');
  sketch.add('fc', 'FC', { units: classes });
  sketch.add('softmax', 'Softmax');
}

/** Fully connected layers with ReLU and dropout, numbered from `first`, then as many units as there are classes. */
export function denseHead(sketch: Sketch, first: number, units: readonly number[], classes: number): void {
  units.forEach((width, index) => {
    sketch.add(`fc${first + index}`, 'FC', { units: width });
    sketch.add(`relu${first + index}`, 'ReLU');
    sketch.add(`drop${first + index}`, 'Dropout');
  });
  sketch.add(`fc${first + units.length}`, 'FC', { units: classes });
  sketch.add('softmax', 'Softmax');
}
