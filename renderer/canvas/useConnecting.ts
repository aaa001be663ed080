import type { Connection, Edge as FlowEdge } from '@xyflow/react';
import { useMemo } from 'react';
import { edgeKey, edit, nodeOf, useDocument } from '../document/index.ts';
import { translate } from '../i18n/i18n.ts';
import { announce } from './announcer.ts';
import { judge, type Verdict } from './connecting.ts';
import { slotOf } from './flow-graph.ts';

interface Ends {
  readonly source: string;
  readonly target: string;
  readonly targetHandle?: string | null | undefined;
}

const nameOf = (id: string): string => nodeOf(useDocument.getState().network, id)?.label ?? id;

let last: { readonly network: object; readonly key: string; readonly verdict: Verdict } | undefined;

/** Judges a connection; the same question about the same network is asked with every move of the pointer. */
export function judgeEnds({ source, target, targetHandle }: Ends): Verdict {
  const { network, analysis } = useDocument.getState();
  const slot = slotOf(targetHandle);
  const key = JSON.stringify([source, target, slot]);
  if (last?.network === network && last.key === key) return last.verdict;
  const verdict = judge(network, analysis, source, target, slot);
  last = { network, key, verdict };
  return verdict;
}

/** What React Flow asks and tells while people connect. */
export function useConnecting() {
  return useMemo(() => {
    const isValid = (ends: Ends): boolean => judgeEnds(ends).ok;
    const connect = (ends: Ends): void => {
      const verdict = judgeEnds(ends);
      if (!verdict.ok) return;
      edit(verdict.edit, translate('editConnect', { ns: 'canvas' }));
      announce(
        translate('connected', { ns: 'canvas', source: nameOf(ends.source), target: nameOf(ends.target) }),
      );
    };
    const reconnect = (old: FlowEdge, ends: Connection): void => {
      const { network, analysis } = useDocument.getState();
      const edge = network.edges.find((candidate) => old.id === edgeKey(candidate));
      if (
        !edge ||
        (old.source === ends.source && old.target === ends.target && old.targetHandle === ends.targetHandle)
      )
        return;
      const without = { ...network, edges: network.edges.filter((candidate) => candidate !== edge) };
      const verdict = judge(without, analysis, ends.source, ends.target, slotOf(ends.targetHandle));
      if (!verdict.ok) return;
      edit(
        { kind: 'batch', edits: [{ kind: 'removeEdge', edge }, verdict.edit] },
        translate('editConnect', { ns: 'canvas' }),
      );
    };
    return { isValid, connect, reconnect };
  }, []);
}
