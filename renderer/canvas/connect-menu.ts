import { create } from 'zustand';
import { groupView, partId } from '../../shared/drawing/groups.ts';
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

/** The layers behind a card whose outputs, or inputs, can be wired. */
function endsOf(network: Network, stop: string, way: ConnectWay): readonly NodeId[] {
  const block = groupView(network).blocks.find(({ group }) => partId('block', group.id) === stop);
  if (!block) return [stop];
  return way === 'to' ? block.outputs : [...new Set(block.inputs.map(({ node }) => node))];
}

/** Lists, beside the card that has the keyboard or is selected, what it can be connected to. */
export function openConnectMenu(way: ConnectWay): void {
  const stop = stopAtHand();
  if (stop === undefined) return;
  const nodes = endsOf(useDocument.getState().network, stop, way);
  count += 1;
  revealCard(stop);
  const at = placeOnScreen(stop) ?? { x: window.innerWidth / 2, y: window.innerHeight / 4 };
  useConnectMenu.setState({ opening: { way, nodes, stop, at, count } });
}

/** A card is at hand whose output, or input, can be connected. */
export const isConnectable = (): boolean => stopAtHand() !== undefined;
