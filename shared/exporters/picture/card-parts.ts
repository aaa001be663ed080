import type { Analysis } from '../../analysis/types.ts';
import { card, portAt } from '../../drawing/geometry.ts';
import { blockPlace, blockSize, commentSize, frameOf, groupView, partId } from '../../drawing/groups.ts';
import { shownInputs, wire } from '../../drawing/wiring.ts';
import type { Language, Shape } from '../../layers/define.ts';
import type { Group, Network, NodeId, Position } from '../../network/network.ts';
import { drawBlock, drawCard, drawComment } from './card-marks.ts';
import type { FoldEdge } from './fold.ts';
import type { Mark, Rect } from './picture.ts';

/** A card, a collapsed group or a comment, where it lies on the canvas. */
export interface CardPart {
  readonly id: string;
  readonly rect: Rect;
  /** Wires go around it. */
  readonly solid: boolean;
  draw(at: Rect): Mark;
}

export interface CardWire extends FoldEdge {
  /** Where it leaves and arrives, from the upper left corner of the part. */
  readonly out: Position;
  readonly into: Position;
  readonly shape: Shape | undefined;
  readonly port: string;
}

export interface CardParts {
  readonly parts: readonly CardPart[];
  readonly frames: readonly { readonly group: Group; readonly rect: Rect }[];
  readonly wires: readonly CardWire[];
}

/** What the canvas shows of a network whose nodes all have positions. */
export function partsOf(network: Network, analysis: Analysis, language: Language): CardParts {
  const { blocks, hidden, open } = groupView(network);
  const nodes = new Map(network.nodes.map((node) => [node.id, node]));
  const places = (group: Group): readonly Position[] =>
    group.nodes.flatMap((id) => nodes.get(id)?.position ?? []);
  const layers = network.nodes
    .filter(({ id }) => !hidden.has(id))
    .map(
      (node): CardPart => ({
        id: node.id,
        rect: { x: 0, y: 0, ...node.position, ...card },
        solid: true,
        draw: (at) => drawCard(node, at, analysis, language),
      }),
    );
  const collapsed = blocks.map(
    (block): CardPart => ({
      id: partId('block', block.group.id),
      rect: { ...blockPlace(places(block.group)), ...blockSize },
      solid: true,
      draw: (at) => drawBlock(block, at, nodes, analysis, language),
    }),
  );
  const comments = (network.comments ?? [])
    .filter(({ text }) => text.trim() !== '')
    .map(
      (comment): CardPart => ({
        id: partId('comment', comment.id),
        rect: { ...comment.position, ...(comment.size ?? commentSize) },
        solid: false,
        draw: (at) => drawComment(comment, at),
      }),
    );
  return {
    parts: [...layers, ...collapsed, ...comments],
    frames: open.map((group) => ({ group, rect: frameOf(places(group)) })),
    wires: wiresOf(network, analysis),
  };
}

function wiresOf(network: Network, analysis: Analysis): readonly CardWire[] {
  const { hidden } = groupView(network);
  const types = new Map(network.nodes.map(({ id, type }) => [id, type]));
  const { direction } = network;
  const leaving = (id: NodeId): Pick<CardWire, 'source' | 'out'> => {
    const block = hidden.get(id);
    if (!block) return { source: id, out: portAt('output', 0, 1, card, direction) };
    const [index, count] = [Math.max(0, block.outputs.indexOf(id)), Math.max(1, block.outputs.length)];
    return {
      source: partId('block', block.group.id),
      out: portAt('output', index, count, blockSize, direction),
    };
  };
  return [...wire(network)].flatMap(([id, slots]) =>
    slots.flatMap((edge, slot): readonly CardWire[] => {
      if (!edge || !types.has(edge.source) || !types.has(id)) return [];
      const block = hidden.get(id);
      if (block && hidden.get(edge.source) === block) return [];
      const index = block?.inputs.findIndex((input) => input.node === id && input.slot === slot);
      return [
        {
          ...leaving(edge.source),
          port: edge.source,
          target: block ? partId('block', block.group.id) : id,
          into:
            block && index !== undefined
              ? portAt('input', Math.max(0, index), Math.max(1, block.inputs.length), blockSize, direction)
              : portAt('input', slot, shownInputs(types.get(id) ?? '', slots.length), card, direction),
          shape: analysis.layers.get(edge.source)?.outputShape,
        },
      ];
    }),
  );
}
