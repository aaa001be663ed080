import { condensed } from '../../shared/drawing/groups.ts';
import { courseOf, type Way } from '../../shared/drawing/walking.ts';
import type { Edge } from '../../shared/network/network.ts';
import { edgeKey, edgeNamed, select, useDocument } from '../document/index.ts';
import { translate } from '../i18n/i18n.ts';
import { announce } from './announcer.ts';
import { nameOf } from './naming.ts';
import { focusedStop, goToStop, stopAtHand, stopName, stopOf } from './walking.ts';
import { focusWire } from './wires.ts';

/** Going along the network by its edges, which can be selected and deleted as cards can. */

/** The edge that has the keyboard, or that is selected alone while no card has it. */
function edgeAtHand(): Edge | undefined {
  const { network, selection } = useDocument.getState();
  const { nodes, edges, comments } = selection;
  const isAlone = nodes.size + comments.size === 0 && edges.size === 1 && focusedStop() === undefined;
  const id =
    document.activeElement?.closest('.react-flow__edge')?.getAttribute('data-id') ??
    (isAlone ? [...edges][0] : undefined);
  return id === undefined ? undefined : edgeNamed(network, id);
}

function goToEdge(edge: Edge): void {
  const key = edgeKey(edge);
  const { network } = useDocument.getState();
  select([], [key]);
  focusWire(key);
  const names = { source: nameOf(network, edge.source), target: nameOf(network, edge.target) };
  announce(translate('edgeLabel', { ns: 'canvas', ...names }));
}

/** The edges at one side of a card, as they are drawn; those within a collapsed group are not. */
function edgesAt(stop: string, way: 'up' | 'down'): readonly Edge[] {
  const { network } = useDocument.getState();
  const drawn =
    condensed(network) === network
      ? () => true
      : ({ source, target }: Edge) => stopOf(source) !== stopOf(target);
  return network.edges.filter(
    (edge) => drawn(edge) && stopOf(way === 'up' ? edge.target : edge.source) === stop,
  );
}

/** From a card, to the first edge that leads into it or out of it. */
export function walkToEdge(way: 'up' | 'down'): void {
  const edge = edgeAtHand();
  const stop = edge ? stopOf(way === 'up' ? edge.source : edge.target) : stopAtHand();
  if (stop === undefined) return;
  const [first] = edgesAt(stop, way);
  if (first) goToEdge(first);
  else announce(translate(way === 'up' ? 'walkTop' : 'walkBottom', { ns: 'canvas', name: stopName(stop) }));
}

/** From an edge: to the card at either end, or to another edge at one of them. @returns false where no edge is at hand. */
export function walkFromEdge(way: Way): boolean {
  const edge = edgeAtHand();
  const course = courseOf(way, useDocument.getState().network.direction);
  if (!edge || course === 'first' || course === 'last') return false;
  if (course === 'back' || course === 'on') {
    goToStop(stopOf(course === 'back' ? edge.source : edge.target));
    return true;
  }
  const beside = [
    ...new Set([...edgesAt(stopOf(edge.source), 'down'), ...edgesAt(stopOf(edge.target), 'up')]),
  ];
  const next = beside[beside.indexOf(edge) + (course === 'before' ? -1 : 1)];
  if (next) goToEdge(next);
  else announce(translate('walkNoEdge', { ns: 'canvas' }));
  return true;
}
