import { useMemo } from 'react';
import type { Network, NetworkNode } from '../../shared/network/network.ts';
import { useDocument } from '../document/index.ts';
import { networkOfRun } from './started-with.ts';
import { useShownRun } from './store.ts';

/** A node without where and how it is shown. */
const computed = ({ position: _p, pinned: _n, label: _l, extra: _e, ...rest }: NetworkNode): string =>
  JSON.stringify(rest);
const computesAlike = (a: NetworkNode, b: NetworkNode): boolean => a === b || computed(a) === computed(b);

/** Whether two networks have the same layers, joined in the same way: however they are laid out, grouped and commented. */
export const sameLayers = (a: Network, b: Network): boolean =>
  a.nodes.length === b.nodes.length &&
  a.nodes.every((node, index) => computesAlike(node, b.nodes[index]!)) &&
  (a.edges === b.edges || JSON.stringify(a.edges) === JSON.stringify(b.edges));

/** The run that is shown trains layers that were changed on the canvas since it was started. */
export function useChangedSince(): boolean {
  const run = useShownRun();
  const network = useDocument((state) => state.network);
  const then = run && networkOfRun(run.id);
  return useMemo(() => then !== undefined && !sameLayers(then, network), [then, network]);
}
