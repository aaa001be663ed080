import type { Direction, Network, Position } from '../network/network.ts';
import { turned } from './geometry.ts';
import { blockPlace, condensed, groupView, partId } from './groups.ts';

/** To where one looks on the canvas, or to an end of the network. */
export type Way = 'up' | 'down' | 'left' | 'right' | 'first' | 'last';

/** Along the edges, against them, to a branch beside, or to an end of the network. */
export type Course = 'on' | 'back' | 'before' | 'after' | 'first' | 'last';

const downward = { up: 'back', down: 'on', left: 'before', right: 'after' } as const;
const rightward = { up: 'before', down: 'after', left: 'back', right: 'on' } as const;

/** What a way is in a network of that direction. */
export const courseOf = (way: Way, direction: Direction | undefined): Course =>
  way === 'first' || way === 'last' ? way : (direction === 'right' ? rightward : downward)[way];

/** Who goes about the network stops at layers and at the blocks of collapsed groups, by their ids on the canvas. */
export interface Walk {
  /** The stop a way leads to; undefined where there is none. */
  next(from: string, way: Way): string | undefined;
  /** What begins and ends at the same fork or join, from left to right, or from above; `from` is among them. */
  branches(from: string): readonly string[];
  /** What feeds a stop, and what it feeds: each once, in the same order. */
  sources(of: string): readonly string[];
  targets(of: string): readonly string[];
}

type Neighbours = ReadonlyMap<string, ReadonlySet<string>>;

function neighbours(pairs: readonly (readonly [string, string])[]): Neighbours {
  const found = new Map<string, Set<string>>();
  for (const [from, to] of pairs) {
    const known = found.get(from);
    if (known) known.add(to);
    else found.set(from, new Set([to]));
  }
  return found;
}

/** Where stops are, by what they are. */
function placesOf(network: Network): ReadonlyMap<string, Position> {
  const places = new Map(network.nodes.map(({ id, position }) => [id, position ?? { x: 0, y: 0 }]));
  const { blocks } = groupView(network);
  return new Map([
    ...places,
    ...blocks.map(
      ({ group }) =>
        [partId('block', group.id), blockPlace(group.nodes.flatMap((id) => places.get(id) ?? []))] as const,
    ),
  ]);
}

/** @param order the layers in the order in which they are computed. */
export function createWalk(network: Network, order: readonly string[]): Walk {
  const { edges } = condensed(network);
  const { hidden } = groupView(network);
  const places = placesOf(network);
  const above = neighbours(edges.map(({ source, target }) => [target, source]));
  const below = neighbours(edges.map(({ source, target }) => [source, target]));
  /** Across the network's direction. */
  const x = (id: string): number => turned(places.get(id) ?? { x: 0, y: 0 }, network.direction).x;
  const sorted = (ids: Iterable<string>): readonly string[] => [...ids].sort((a, b) => x(a) - x(b));
  const of = (map: Neighbours, id: string): readonly string[] => sorted(map.get(id) ?? []);
  /** Straight on rather than aside. */
  const nearest = (from: string, ids: readonly string[]): string | undefined =>
    ids.reduce<string | undefined>(
      (best, id) =>
        best === undefined || Math.abs(x(id) - x(from)) < Math.abs(x(best) - x(from)) ? id : best,
      undefined,
    );
  const branches = (from: string): readonly string[] =>
    sorted(
      new Set([
        from,
        ...of(above, from).flatMap((source) => of(below, source)),
        ...of(below, from).flatMap((target) => of(above, target)),
      ]),
    );
  const stops = (): readonly string[] => [
    ...new Set(
      order.map((id) => {
        const block = hidden.get(id);
        return block ? partId('block', block.group.id) : id;
      }),
    ),
  ];
  const next = (from: string, way: Way): string | undefined => {
    const course = courseOf(way, network.direction);
    switch (course) {
      case 'back':
        return nearest(from, of(above, from));
      case 'on':
        return nearest(from, of(below, from));
      case 'before':
      case 'after': {
        const beside = branches(from);
        return beside[beside.indexOf(from) + (course === 'before' ? -1 : 1)];
      }
      // What is not wired is no end of the network.
      case 'first':
        return stops().find((id) => below.has(id)) ?? stops()[0];
      case 'last': {
        const back = [...stops()].reverse();
        return back.find((id) => above.has(id)) ?? back[0];
      }
    }
  };
  return { next, branches, sources: (id) => of(above, id), targets: (id) => of(below, id) };
}
