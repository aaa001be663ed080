import { useMemo } from 'react';
import type { Analysis } from '../../shared/analysis/types.ts';
import type { Network } from '../../shared/network/network.ts';
import { type DocumentId, useDocument, useOpenDocument } from '../document/index.ts';

/** One side of a comparison: an open network as it is edited, or one that stays as it is. */
export type Source =
  | { readonly kind: 'document'; readonly id: DocumentId }
  | {
      readonly kind: 'copy';
      /** `saved`: what lies on disk of the network on the other side. */
      readonly of: 'saved' | 'file' | 'template';
      readonly network: Network;
      readonly analysis: Analysis;
      readonly path?: string | undefined;
    };

/** What a side shows at present; undefined once its tab is closed. */
export interface Shown {
  readonly source: Source;
  readonly network: Network;
  readonly analysis: Analysis;
  /** It is the network on the canvas. */
  readonly active: boolean;
}

export function useShown(source: Source): Shown | undefined {
  const id = source.kind === 'document' ? source.id : '';
  const network = useOpenDocument(id, (document) => document.network);
  const analysis = useOpenDocument(id, (document) => document.analysis);
  const active = useDocument((state) => state.id === id);
  return useMemo(() => {
    if (source.kind === 'copy') return { source, network: source.network, analysis: source.analysis, active };
    return network && analysis && { source, network, analysis, active };
  }, [source, network, analysis, active]);
}
