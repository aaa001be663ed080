import { selectedGroup, selectedGroups } from '../../canvas/index.ts';
import { useDocument } from '../../document/index.ts';
import type { Reason } from './define.ts';

/** The reasons that several commands share. */

/** Layers or comments, of which at least so many are to be selected. */
const atLeast = (count: number, reason: Reason) => (): Reason | undefined => {
  const { nodes, comments } = useDocument.getState().selection;
  return nodes.size + comments.size < count ? reason : undefined;
};

export const unlessSelected = atLeast(1, 'whyNothingSelected');
export const unlessTwoSelected = atLeast(2, 'whyFewerThanTwo');
export const unlessThreeSelected = atLeast(3, 'whyFewerThanThree');

export const unlessLayerSelected = (): Reason | undefined =>
  useDocument.getState().selection.nodes.size === 0 ? 'whyNoLayer' : undefined;

export function unlessAnySelected(): Reason | undefined {
  const { nodes, edges, comments } = useDocument.getState().selection;
  return nodes.size + edges.size + comments.size === 0 ? 'whyNothingSelected' : undefined;
}

export function unlessGroupSelected(): Reason | undefined {
  const { network, selection } = useDocument.getState();
  return selectedGroups(network, selection.nodes).length === 0 ? 'whyNoGroup' : undefined;
}

export function unlessGroupable(): Reason | undefined {
  const { network, selection } = useDocument.getState();
  return unlessLayerSelected() ?? (selectedGroup(network, selection.nodes) ? 'whyGrouped' : undefined);
}

export function unlessDrawn(): Reason | undefined {
  const { nodes, comments } = useDocument.getState().network;
  return nodes.length + (comments?.length ?? 0) === 0 ? 'whyEmpty' : undefined;
}

export const unlessLayers = (): Reason | undefined =>
  useDocument.getState().network.nodes.length === 0 ? 'whyNoLayers' : undefined;
