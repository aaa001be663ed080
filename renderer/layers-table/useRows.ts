import { useMemo } from 'react';
import type { LayerAnalysis } from '../../shared/analysis/types.ts';
import { findLayer } from '../../shared/layers/index.ts';
import type { NodeId } from '../../shared/network/network.ts';
import { useCost } from '../cost/index.ts';
import { nodeOf, useDocument } from '../document/index.ts';
import { useLanguage } from '../i18n/i18n.ts';
import { type Sort, sortRows } from './sorting.ts';

export interface LayerRow {
  readonly id: NodeId;
  readonly name: string;
  readonly type: string;
  readonly category: string;
  readonly layer: LayerAnalysis;
}

/** The network's layers as rows, in the order asked for. */
export function useRows(sort: Sort | undefined): readonly LayerRow[] {
  const language = useLanguage();
  const network = useDocument((state) => state.network);
  const analysis = useDocument((state) => state.analysis);
  const measure = useCost((state) => state.measure);
  const rows = useMemo(
    () =>
      analysis.order.flatMap((id): readonly LayerRow[] => {
        const layer = analysis.layers.get(id);
        if (!layer) return [];
        const definition = findLayer(layer.type);
        return [
          {
            id,
            name: nodeOf(network, id)?.label ?? id,
            type: definition?.help.title[language] ?? layer.type,
            category: definition?.category ?? 'shape',
            layer,
          },
        ];
      }),
    [network, analysis, language],
  );
  return useMemo(() => sortRows(rows, sort, measure), [rows, sort, measure]);
}
