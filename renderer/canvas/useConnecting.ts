import type { Connection, FinalConnectionState, Edge as FlowEdge, Handle } from '@xyflow/react';
import { useMemo } from 'react';
import { edgeKey, edit, useDocument } from '../document/index.ts';
import { translate } from '../i18n/i18n.ts';
import { openAddMenuFrom, openAddMenuInto } from './add-menu.ts';
import { aimOf } from './aiming.ts';
import { announce } from './announcer.ts';
import { judge, type Verdict } from './connecting.ts';
import { type Ends, layerEnds } from './edge-ends.ts';
import { slotOf } from './handles.ts';
import { nameOf } from './naming.ts';
import { pointerOverCanvas } from './pointer.ts';

const opposite = (type: Handle['type']): Handle['type'] => (type === 'source' ? 'target' : 'source');

let last: { readonly network: object; readonly key: string; readonly verdict: Verdict } | undefined;

/** Judges a connection; the same question about the same network is asked with every move of the pointer. */
export function judgeEnds(ends: Ends): Verdict {
  const { network, analysis } = useDocument.getState();
  const { source, target, targetHandle } = layerEnds(network, ends);
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
      const { network } = useDocument.getState();
      const { source, target } = layerEnds(network, ends);
      const names = { source: nameOf(network, source), target: nameOf(network, target) };
      edit(verdict.edit, translate('editConnect', { ns: 'canvas', ...names }));
      announce(translate('connected', { ns: 'canvas', ...names }));
    };
    /** Let go beside every handle: on a card it connects to that card, in the open it asks what to add. */
    const end = (_: unknown, { fromHandle, toHandle, isValid }: FinalConnectionState): void => {
      if (!fromHandle || isValid === true) return;
      const { network } = useDocument.getState();
      const aim = aimOf(network, fromHandle, toHandle);
      if (aim.kind === 'ends' && toHandle?.type !== opposite(fromHandle.type)) connect(aim);
      const at = pointerOverCanvas();
      if (aim.kind !== 'open' || !at) return;
      const { nodeId, id } = fromHandle;
      const { source, target, targetHandle } = layerEnds(network, {
        source: nodeId,
        sourceHandle: id ?? null,
        target: nodeId,
        targetHandle: id ?? null,
      });
      if (fromHandle.type === 'source') openAddMenuFrom(source, at);
      else openAddMenuInto(target, slotOf(targetHandle), at);
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
      const { source, target, targetHandle } = layerEnds(network, ends);
      const verdict = judge(without, analysis, source, target, slotOf(targetHandle));
      if (!verdict.ok) return;
      edit(
        { kind: 'batch', edits: [{ kind: 'removeEdge', edge }, verdict.edit] },
        translate('editConnect', {
          ns: 'canvas',
          source: nameOf(network, source),
          target: nameOf(network, target),
        }),
      );
    };
    return { isValid, connect, end, reconnect };
  }, []);
}
