import { Graph, layout } from '@dagrejs/dagre';
import type { Analysis } from '../../analysis/types.ts';
import { roundedPath } from '../../drawing/routing.ts';
import { shapeText } from '../../format/numbers.ts';
import type { Language } from '../../layers/define.ts';
import type { Network, NodeId } from '../../network/network.ts';
import { ink } from './colours.ts';
import { type Column, type FoldBox, fold, unfolded } from './fold.ts';
import { arrowHead } from './paths.ts';
import { around, type Mark, type Point, type Rect, type Scene } from './picture.ts';
import { drawSolid, type Solid, solidOf } from './solid.ts';
import { clip, textAt, textWidth, wrap as wrapWords } from './text.ts';
import { type Volume, volumesOf } from './volumes.ts';
import { plainNumber } from './xml.ts';

const size = { shape: 11, name: 9.5, operation: 10.5, details: 9 } as const;
/** Widest line of what stands on an arrow, and widest name under a box. */
const room = 84;
const nameRoom = 132;
/** Widest name of a layer on its arrow. */
const operationRoom = 116;
const gap = { along: 20, across: 26, gutter: 44 } as const;
const aspect = 2.2;
const head = 6;

/** A volume with its words: the arrow that leads into it with what is done on it, the box, and what it is under the box. */
interface Cell {
  readonly volume: Volume;
  readonly solid: Solid;
  readonly above: readonly string[];
  readonly below: readonly string[];
  readonly shape: string;
  readonly name: string;
  /** From the cell's left edge to the front of the box: the arrow's length. */
  readonly lead: number;
  readonly width: number;
  readonly height: number;
}

const lineHeight = 12;

function cellOf(volume: Volume, fed: boolean): Cell {
  const solid = solidOf(volume.shape);
  const above = fed ? [clip(volume.operation, size.operation, operationRoom, true)] : [];
  const below = fed ? wrapWords([...volume.details, ...volume.after], size.details, room) : [];
  const shape = volume.shape ? shapeText(volume.shape) : '?';
  const name = clip(volume.name, size.name, nameRoom);
  const words = Math.max(
    0,
    ...above.map((line) => textWidth(line, size.operation, true)),
    ...below.map((line) => textWidth(line, size.details)),
  );
  const caption = Math.max(textWidth(shape, size.shape, true), textWidth(name, size.name));
  const box = solid.width + solid.right;
  const lead = fed ? Math.max(words + 14, (caption - box) / 2 + 4) : Math.max(0, (caption - box) / 2);
  const right = Math.max(box, (box + caption) / 2);
  // The arrow runs through the middle; the box reaches further up by its back, and has two lines below it.
  const up = Math.max(solid.height / 2 + solid.up, 6 + above.length * lineHeight);
  const down = Math.max(solid.height / 2 + 8 + 2 * lineHeight + 2, 6 + below.length * lineHeight);
  return {
    volume,
    solid,
    above,
    below,
    shape,
    name,
    lead,
    width: lead + right,
    height: 2 * Math.max(up, down),
  };
}

function drawCell(cell: Cell, { x, y, height }: Rect): readonly Mark[] {
  const { solid, volume } = cell;
  const middle = y + height / 2;
  const front = x + cell.lead;
  const centre = front + (solid.width + solid.right) / 2;
  const bottom = middle + solid.height / 2;
  const words = x + (cell.lead - head) / 2;
  const marks: Mark[] = [];
  if (cell.above.length > 0)
    marks.push(
      {
        kind: 'path',
        d: `M${plainNumber(x)},${plainNumber(middle)}H${plainNumber(front - head)}`,
        stroke: ink.line,
        strokeWidth: 1.2,
      },
      {
        kind: 'path',
        d: arrowHead({ x: front - 1, y: middle }, 'right'),
        fill: ink.line,
      },
    );
  cell.above.forEach((line, index) => {
    const from = middle - 6 - (cell.above.length - 1 - index) * lineHeight;
    marks.push(
      textAt(line, words, from, { size: size.operation, bold: true, anchor: 'middle', colour: ink.text }),
    );
  });
  cell.below.forEach((line, index) => {
    const at = middle + 13 + index * lineHeight;
    marks.push(textAt(line, words, at, { size: size.details, anchor: 'middle', colour: ink.muted }));
  });
  const told = [volume.operation, ...volume.details, ...volume.after, cell.shape].join(', ');
  return [
    {
      kind: 'group',
      title: `${volume.name}: ${told}`,
      marks: [
        ...marks,
        ...drawSolid(solid, { x: front, y: middle - solid.height / 2 }, volume.category),
        textAt(cell.shape, centre, bottom + 14, {
          size: size.shape,
          bold: true,
          anchor: 'middle',
          colour: ink.text,
        }),
        textAt(cell.name, centre, bottom + 14 + lineHeight, {
          size: size.name,
          anchor: 'middle',
          colour: ink.muted,
        }),
      ],
    },
  ];
}

interface Laid {
  readonly rects: ReadonlyMap<NodeId, Rect>;
  /** Where the wires turn between their ends, by index of the edge: straight along, and across in the gaps. */
  readonly bends: readonly (readonly Point[])[];
}

/** From left to right in layers of the graph. */
function lay(cells: ReadonlyMap<NodeId, Cell>, edges: readonly { source: NodeId; target: NodeId }[]): Laid {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({
    rankdir: 'LR',
    ranksep: gap.along,
    nodesep: gap.across,
    edgesep: 14,
    marginx: 0,
    marginy: 0,
  });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const [id, { width, height }] of cells) graph.setNode(id, { width, height });
  edges.forEach(({ source, target }, index) => {
    graph.setEdge(source, target, {}, String(index));
  });
  layout(graph);
  const rects = new Map<NodeId, Rect>();
  /** How far the cells of a layer reach to the right of its middle: to the gap. */
  const reach = new Map<number, number>();
  for (const [id, { width, height }] of cells) {
    const { x = 0, y = 0 } = graph.node(id);
    reach.set(x, Math.max(width / 2, reach.get(x) ?? 0));
    rects.set(id, { x: x - width / 2, y: y - height / 2, width, height });
  }
  const ranks = [...reach].sort(([a], [b]) => a - b);
  const gaps = ranks.map(([x, half]) => x + half + gap.along / 2);
  const middleOf = ({ y, height }: Rect): number => y + height / 2;
  const bends = edges.map(({ source, target }, index) => {
    const [from, to] = [rects.get(source)!, rects.get(target)!];
    const [first, last] = [from.x + from.width / 2, to.x + to.width / 2];
    // Dagre leads a wire through the layers between; its height in each of them counts.
    const points: readonly Point[] = graph.edge({ v: source, w: target, name: String(index) })?.points ?? [];
    const heightAt = (x: number): number | undefined =>
      points.find((point) => Math.abs(point.x - x) < 0.5)?.y;
    let y = middleOf(from);
    return ranks.flatMap(([x], rank): Point[] => {
      if (x < first - 0.5 || x >= last - 0.5) return [];
      const next = ranks[rank + 1]?.[0] ?? last;
      const wanted = Math.abs(next - last) < 0.5 ? middleOf(to) : (heightAt(next) ?? y);
      const turns =
        Math.abs(wanted - y) < 0.5
          ? []
          : [
              { x: gaps[rank]!, y },
              { x: gaps[rank]!, y: wanted },
            ];
      y = wanted;
      return turns;
    });
  });
  return { rects, bends };
}

/** Rows are columns with the axes changed. */
const turned = ({ x, y, width, height }: Rect): Rect => ({ x: y, y: x, width: height, height: width });

export interface BlockOptions {
  readonly language: Language;
  /** Lays what is too long out in rows. */
  readonly wrap: boolean;
}

/** Feature maps as boxes and vectors as bars, from left to right, with the layer on each arrow. */
export function blockScene(network: Network, analysis: Analysis, { language, wrap }: BlockOptions): Scene {
  const { volumes, edges } = volumesOf(network, analysis, language);
  const fed = new Set(edges.map(({ target }) => target));
  const cells = new Map(volumes.map((volume) => [volume.id, cellOf(volume, fed.has(volume.id))]));
  const { rects: natural, bends } = lay(cells, edges);

  const boxes = [...natural].map(([id, rect]): FoldBox => ({ id, ...turned(rect) }));
  edges.forEach(({ target }, index) => {
    const at = boxes.findIndex(({ id }) => id === target);
    const box = boxes[at];
    const points = bends[index] ?? [];
    if (!box || points.length === 0) return;
    const beside = around(points.map(({ x, y }) => ({ x: y, y: Math.max(x, box.y), width: 0, height: 0 })));
    boxes[at] = { ...box, reach: box.reach ? around([box.reach, beside]) : beside };
  });
  const rows = wrap ? fold(boxes, edges, { gutter: gap.gutter, aspect: 1 / aspect }) : unfolded(boxes);
  const rowOf = new Map(rows.flatMap((row) => [...row.ids].map((id) => [id, row] as const)));
  const moved = ({ x, y }: Point, row: Column): Point => ({ x: x + row.dy, y: y + row.dx });
  const rects = new Map<NodeId, Rect>(
    [...natural].map(([id, rect]) => [id, { ...rect, ...moved(rect, rowOf.get(id)!) }]),
  );

  const lines: Mark[] = [];
  const turns: Rect[] = [];
  const line = (points: readonly Point[]): void => {
    turns.push(around(points.map((point) => ({ ...point, width: 0, height: 0 }))));
    lines.push({ kind: 'path', d: roundedPath(points, 9), stroke: ink.line, strokeWidth: 1.2 });
  };
  const entered = new Map<Column, Point>();
  edges.forEach(({ source, target }, index) => {
    const [from, to] = [rects.get(source)!, rects.get(target)!];
    const [before, row] = [rowOf.get(source)!, rowOf.get(target)!];
    const start = {
      x: from.x + cells.get(source)!.lead + cells.get(source)!.solid.width,
      y: from.y + from.height / 2,
    };
    const end = { x: to.x, y: to.y + to.height / 2 };
    const points = (bends[index] ?? []).map((point) => moved(point, row));
    if (before === row) line([start, ...points, end]);
    else if (row.fedBy !== source) line([start, end]);
    else {
      const known = entered.get(row);
      if (known) line([known, { x: known.x, y: points[0]?.y ?? end.y }, ...points, end]);
      else {
        // In the gap before the row, where wires to its other boxes turn too.
        const entry = { x: row.frame.y - gap.along / 2, y: end.y };
        entered.set(row, entry);
        const right = Math.max(before.frame.y + before.frame.height, from.x + from.width) + 12;
        const between = row.frame.x - gap.gutter / 2;
        line([
          start,
          { x: right, y: start.y },
          { x: right, y: between },
          { x: entry.x, y: between },
          entry,
          end,
        ]);
      }
    }
  });
  const drawn = volumes.flatMap(({ id }) => drawCell(cells.get(id)!, rects.get(id)!));
  const all = [...rects.values()];
  return { marks: [...lines, ...drawn], boxes: all, frame: around([...all, ...turns]) };
}
