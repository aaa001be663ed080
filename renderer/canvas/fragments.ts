import {
  type Box,
  boundsOf,
  card,
  gapsOf,
  portAt,
  snap,
  turned,
  turnedBox,
} from '../../shared/drawing/geometry.ts';
import { commentSize, frameOf } from '../../shared/drawing/groups.ts';
import { inDirection } from '../../shared/drawing/layout.ts';
import type { Shape } from '../../shared/layers/define.ts';
import { applyEdit } from '../../shared/network/apply.ts';
import type { Edit } from '../../shared/network/edit.ts';
import { placeFragment, takeFragment } from '../../shared/network/fragment.ts';
import type { Edge, Network, NodeId, Position } from '../../shared/network/network.ts';
import { edit, type Selection, useDocument } from '../document/index.ts';
import { translate } from '../i18n/i18n.ts';
import { roomFor } from './adding.ts';
import { announce } from './announcer.ts';
import { openEnds, threadFragment } from './fragment-ends.ts';
import { namesOf } from './naming.ts';
import { reveal, viewCentre } from './viewport.ts';

/** Pieces of networks put on the canvas: pasted, duplicated, or taken from the palette. */

export const selectedFragment = (network: Network, { nodes, comments }: Selection): Network =>
  takeFragment(network, nodes, comments);

/** The rectangle around a fragment, with the frames of its groups. */
function coverOf({ nodes, groups = [], comments = [] }: Network): Box {
  const places = new Map(nodes.map(({ id, position }) => [id, position ?? { x: 0, y: 0 }]));
  const frames = groups.map((group) => frameOf(group.nodes.flatMap((id) => places.get(id) ?? [])));
  return boundsOf([
    ...[...places.values()].map((place) => ({ ...place, ...card })),
    ...frames,
    ...comments.map(({ position, size }) => ({ ...position, ...(size ?? commentSize) })),
  ]);
}

/** How far a fragment goes so that its middle is at a point; a step further while it would lie exactly on something. */
function shiftTo(network: Network, fragment: Network, middle: Position): Position {
  const { x, y, width, height } = coverOf(fragment);
  const by = snap({ x: middle.x - x - width / 2, y: middle.y - y - height / 2 });
  return clear(network, fragment, by, { x: 24, y: 24 });
}

/** The first shift, `step` by `step`, that puts no node where another is. */
function clear(network: Network, fragment: Network, from: Position, step: Position): Position {
  const at = ({ x, y }: Position): string => `${x} ${y}`;
  const taken = new Set(
    [...network.nodes, ...(network.comments ?? [])].flatMap(({ position }) =>
      position ? [at(position)] : [],
    ),
  );
  const places = [...fragment.nodes, ...(fragment.comments ?? [])].flatMap(({ position }) => position ?? []);
  let by = from;
  while (places.some(({ x, y }) => taken.has(at({ x: x + by.x, y: y + by.y }))))
    by = { x: by.x + step.x, y: by.y + step.y };
  return by;
}

type StepName = 'editPaste' | 'editDuplicate' | 'editAdd' | 'editInsert';

function put(fragment: Network, by: Position, step: StepName, name?: string): void {
  const { network } = useDocument.getState();
  const placed = placeFragment(network, fragment, by);
  finish(placed.edit, placed, step, name ?? fragmentName(fragment));
}

const fragmentName = (fragment: Network): string =>
  namesOf(
    fragment,
    new Set(fragment.nodes.map(({ id }) => id)),
    new Set(fragment.comments?.map(({ id }) => id)),
  );

function finish(
  change: Edit,
  placed: { readonly nodes: ReadonlyMap<NodeId, NodeId>; readonly comments: readonly string[] },
  step: StepName,
  name: string,
): void {
  edit(change, translate(step, { ns: 'canvas', name }), {
    select: [...placed.nodes.values()],
    selectComments: placed.comments,
  });
  announce(translate('added', { ns: 'canvas', name }));
}

/** Puts the middle of a fragment at a place, or in the middle of what is seen. */
export function pasteFragment(fragment: Network, at: Position = viewCentre()): void {
  const { network } = useDocument.getState();
  const whole = inDirection(fragment, network.direction);
  put(whole, shiftTo(network, whole, at), 'editPaste');
}

/** Copies the selection beside the originals. */
export function duplicateSelection(): void {
  const { network, selection } = useDocument.getState();
  const fragment = selectedFragment(network, selection);
  if (fragment.nodes.length + (fragment.comments?.length ?? 0) === 0) return;
  const { direction } = network;
  const { width } = turnedBox(coverOf(fragment), direction);
  const aside = turned({ x: width + gapsOf(direction).across, y: 0 }, direction);
  put(fragment, clear(network, fragment, snap(aside), snap(aside)), 'editDuplicate');
}

export type FragmentAddition =
  | { readonly kind: 'at'; readonly position: Position }
  | { readonly kind: 'onEdge'; readonly edge: Edge; readonly position: Position }
  /** Behind what is selected, or in the middle of what is seen. */
  | { readonly kind: 'after' };

/** A piece of a network, or how it is drawn for the shape that comes in, where that is known. */
export type Fragment = Network | ((shape: Shape | undefined) => Network);

/** Adds a block, wired as a layer would be. `position` is where its middle goes. */
export function addFragment(fragment: Fragment, name: string, addition: FragmentAddition): void {
  const { network, analysis, selection } = useDocument.getState();
  const { direction } = network;
  const drawn = (source?: NodeId): Network => {
    const shape = source === undefined ? undefined : analysis.layers.get(source)?.outputShape;
    return inDirection(typeof fragment === 'function' ? fragment(shape) : fragment, direction);
  };
  if (addition.kind === 'at') {
    const whole = drawn();
    put(whole, shiftTo(network, whole, addition.position), 'editAdd', name);
    return;
  }
  const [last] =
    addition.kind === 'after' ? openEnds(takeFragment(network, selection.nodes)).outputs.slice(-1) : [];
  const leaving = network.edges.filter(({ source }) => source === last);
  const through = addition.kind === 'onEdge' ? addition.edge : leaving.length === 1 ? leaving[0] : undefined;
  const source = through?.source ?? last;
  const before = network.nodes.find(({ id }) => id === source)?.position;
  const whole = drawn(source);
  if (source === undefined || !before) {
    put(whole, shiftTo(network, whole, viewCentre()), 'editAdd', name);
    return;
  }
  const cover = turnedBox(coverOf(whole), direction);
  const out = portAt('output', 0, 1, card, direction);
  const from = turned({ x: before.x + out.x, y: before.y + out.y }, direction);
  const { along } = gapsOf(direction);
  const by = snap(turned({ x: from.x - cover.x - cover.width / 2, y: from.y + along - cover.y }, direction));
  const placed = placeFragment(network, whole, by);
  const after = applyEdit(network, placed.edit).network;
  const wires = threadFragment(after, new Set(placed.nodes.values()), source, through);
  const end = cover.y + turned(by, direction).y + cover.height + along;
  const room = through ? roomFor(after, through.target, end) : [];
  const change: Edit = { kind: 'batch', edits: [placed.edit, wires, ...room] };
  finish(change, placed, through ? 'editInsert' : 'editAdd', name);
  const { x, y } = turned(cover, direction);
  reveal({ x: x + by.x, y: y + by.y });
}
