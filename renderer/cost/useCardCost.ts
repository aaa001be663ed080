import type { NodeId } from '../../shared/network/network.ts';
import { useDocument } from '../document/index.ts';
import { costOf } from './scale.ts';
import { useCost } from './store.ts';

/** The share and tint of a card; undefined while cost is not shown. A card is drawn again only when its own changes. */
export function useCardCost(nodes: readonly NodeId[]) {
  const on = useCost((state) => state.on);
  const measure = useCost((state) => state.measure);
  const share = useDocument(({ network, analysis }) =>
    on ? costOf(network, analysis, measure, nodes).share : 0,
  );
  const tint = useDocument(({ network, analysis }) =>
    on ? costOf(network, analysis, measure, nodes).tint : 0,
  );
  return on ? { share, tint } : undefined;
}
