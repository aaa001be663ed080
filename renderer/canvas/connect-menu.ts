import { create } from 'zustand';
import { type Block, groupView, partId } from '../../shared/drawing/groups.ts';
import type { Network, NodeId, Position } from '../../shared/network/network.ts';
import { useDocument } from '../document/index.ts';
import { placeOnScreen } from './pointer.ts';
import { revealCard } from './viewport.ts';
import { stopAtHand } from './walking.ts';

/** Which end of a connection is looked for: what the layer feeds, or what feeds it. */
export type ConnectWay = 'to' | 'from';

export interface ConnectOpening {
  readonly way: ConnectWay;
  /** The layers that are connected: one, or those where wires leave or enter a collapsed group. */
  readonly nodes: readonly NodeId[];
  /** The layers of a collapsed group, which are not led to one another. */
  readonly inside: ReadonlySet<NodeId>;
  /** The document that they are in. */
  readonly document: string;
  /** The card that gets the keyboard back. */
  readonly stop: string;
  /** On the screen. */
  readonly at: Position;
  readonly count: number;
}

/** The list of what a layer can be connected to: for what it was opened, and where. */
export const useConnectMenu = create<{ readonly opening: ConnectOpening | undefined }>(() => ({
  opening: undefined,
}));

let count = 0;

export const closeConnectMenu = (): void => useConnectMenu.setState({ opening: undefined });

const blockOf = (network: Network, stop: string): Block | undefined =>
  groupView(network).blocks.find(({ group }) => partId('block', group.id) === stop);

/** The layers behind a card whose outputs, or inputs, can be wired. */
function endsOf(network: Network, stop: string, way: ConnectWay): readonly NodeId[] {
  const block = blockOf(network, stop);
  if (!block) return [stop];
  return way === 'to' ? block.outputs : [...new Set(block.inputs.map(({ node }) => node))];
}

/** Lists, beside the card that has the keyboard or is selected, what it can be connected to. */
export function openConnectMenu(way: ConnectWay): void {
  const stop = stopAtHand();
  if (stop === undefined) return;
  const { network, id } = useDocument.getState();
  const nodes = endsOf(network, stop, way);
  if (nodes.length === 0) return;
  const block = blockOf(network, stop);
  const inside = new Set(block?.group.nodes);
  count += 1;
  revealCard(stop);
  const at = placeOnScreen(stop) ?? { x: window.innerWidth / 2, y: window.innerHeight / 4 };
  useConnectMenu.setState({ opening: { way, nodes, inside, document: id, stop, at, count } });
}

/** A card is at hand whose output, or input, can be connected. */
export function isConnectable(way: ConnectWay): boolean {
  const stop = stopAtHand();
  return stop !== undefined && endsOf(useDocument.getState().network, stop, way).length > 0;
}
