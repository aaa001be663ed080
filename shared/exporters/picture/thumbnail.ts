import type { Analysis } from '../../analysis/types.ts';
import type { Network, NodeId } from '../../network/network.ts';
import { around, type Mark, type Picture, pictureOf, type Rect } from './picture.ts';
import { drawSolid, solidOf } from './solid.ts';
import { type Volume, type VolumeGraph, volumesOf } from './volumes.ts';

/** The longest way through the network, volume by volume. */
function longestWay({ volumes, edges }: VolumeGraph): readonly Volume[] {
  const sources = new Map<NodeId, NodeId[]>();
  for (const { source, target } of edges) sources.set(target, [...(sources.get(target) ?? []), source]);
  const length = new Map<NodeId, number>();
  const before = new Map<NodeId, NodeId>();
  let end: NodeId | undefined;
  for (const { id } of volumes) {
    let best = 0;
    for (const source of sources.get(id) ?? []) {
      const way = length.get(source) ?? 0;
      if (way <= best) continue;
      best = way;
      before.set(id, source);
    }
    length.set(id, best + 1);
    if (end === undefined || best + 1 >= (length.get(end) ?? 0)) end = id;
  }
  const byId = new Map(volumes.map((volume) => [volume.id, volume]));
  const way: Volume[] = [];
  for (let id = end; id !== undefined; id = before.get(id)) way.unshift(byId.get(id)!);
  return way;
}

/** More would be too small to see; the first, the last and what lies evenly between stand for them. */
const most = 14;
const space = 5;

/** A small picture to know a network by: the volumes along its longest way, one a shape, without words or paper. */
export function thumbnail(network: Network, analysis: Analysis): Picture {
  const way = longestWay(volumesOf(network, analysis, 'en'));
  const changing = way.filter((volume, index) => volume.shape?.join() !== way[index - 1]?.shape?.join());
  const count = Math.min(most, changing.length);
  const shown = Array.from(
    { length: count },
    (_, index) => changing[Math.round((index * (changing.length - 1)) / Math.max(1, count - 1))]!,
  );
  const boxes: Rect[] = [];
  const marks: Mark[] = [];
  let x = 0;
  for (const { shape, category } of shown) {
    const solid = solidOf(shape);
    const y = -solid.height / 2;
    marks.push(...drawSolid(solid, { x, y }, category));
    boxes.push({ x, y: y - solid.up, width: solid.width + solid.right, height: solid.height + solid.up });
    // The next may stand before the back of this one, as in the figures.
    x += solid.width + Math.min(solid.right, 18) + space;
  }
  return pictureOf({ marks, boxes, frame: around(boxes) }, network.name, { margin: 4, paper: false });
}
