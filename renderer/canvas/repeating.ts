import type { AnyLayer } from '../../shared/layers/define.ts';
import { findLayer } from '../../shared/layers/index.ts';
import type { JsonObject, NodeId } from '../../shared/network/network.ts';
import { nodeOf, useDocument } from '../document/index.ts';

interface Added {
  readonly id: NodeId;
  readonly type: string;
  readonly params: JsonObject;
}

let last: Added | undefined;

/** Notes what was added last, for whoever wants another. */
export const rememberAdded = (id: NodeId, type: string, params: JsonObject): void => {
  last = { id, type, params };
};

/**
 * The layer that "repeat" adds: the one added last, with its parameters as they are now if it is still there; where nothing was
 * added yet, a copy of the selected one.
 */
export function layerToRepeat(): { readonly layer: AnyLayer; readonly params: JsonObject } | undefined {
  const { network, selection } = useDocument.getState();
  const [selected] = selection.nodes;
  const there = last && nodeOf(network, last.id);
  const model = there && there.type === last?.type ? there : last;
  const source = model ?? (selected === undefined ? undefined : nodeOf(network, selected));
  const layer = source && findLayer(source.type);
  return layer && { layer, params: source.params };
}

export const isRepeatable = (): boolean => layerToRepeat() !== undefined;
