import { describeProblem } from '../../shared/analysis/messages.ts';
import type { Analysis } from '../../shared/analysis/types.ts';
import type { Language } from '../../shared/layers/define.ts';
import { findLayer } from '../../shared/layers/index.ts';
import type { Network, NodeId } from '../../shared/network/network.ts';
import {
  type ConnectOpening,
  connectionsFrom,
  connectionsInto,
  nameOf,
  type Possible,
  WHY_NOT,
} from '../canvas/index.ts';
import { nodeOf } from '../document/index.ts';
import { shapeText } from '../format/numbers.ts';
import { translate } from '../i18n/i18n.ts';
import type { Row, RowGroup } from './row.ts';

function groupOf({ verdict }: Possible): RowGroup {
  if (!verdict.ok) return 'never';
  if (verdict.misfit) return 'misfit';
  return verdict.replaces ? 'instead' : 'free';
}

/** The same words as beside a wire that is dragged. */
function noteOf(
  network: Network,
  { source, target, slot, slots, verdict }: Possible,
  language: Language,
): string {
  const names = { source: nameOf(network, source), target: nameOf(network, target) };
  // A cycle is one whatever the input.
  const ofInput = slots > 1 && (verdict.ok || verdict.reason === 'duplicate');
  const input = ofInput ? translate('input', { ns: 'connecting', index: slot + 1 }) : '';
  const say = (): string => {
    if (!verdict.ok) return translate(WHY_NOT[verdict.reason], { ns: 'canvas', ...names });
    const { misfit, replaces } = verdict;
    if (misfit) return describeProblem(misfit, language);
    return replaces
      ? translate('insteadOf', { ns: 'connecting', name: nameOf(network, replaces.source) })
      : '';
  };
  return [input, say()].filter((part) => part !== '').join(' · ');
}

/** A refusal is one of the layer, whatever the input: it is listed once. */
function distinct(possible: readonly Possible[]): readonly Possible[] {
  const refused = new Set<string>();
  return possible.filter(({ source, target, verdict }) => {
    if (verdict.ok) return true;
    const key = JSON.stringify([source, target, verdict.reason]);
    const known = refused.has(key);
    refused.add(key);
    return !known;
  });
}

/** Everything that the layers of an opening could be connected to; what is nearest in the flow comes first. */
export function rowsFor(
  network: Network,
  analysis: Analysis,
  { way, nodes, inside }: Pick<ConnectOpening, 'way' | 'nodes' | 'inside'>,
  language: Language,
): readonly Row[] {
  const place = new Map(analysis.order.map((id, index) => [id, index]));
  const away = (a: NodeId, b: NodeId): number => Math.abs((place.get(a) ?? 0) - (place.get(b) ?? 0));
  const possible = nodes.flatMap((id) =>
    way === 'to' ? connectionsFrom(network, analysis, id) : connectionsInto(network, analysis, id),
  );
  return distinct(possible)
    .filter(({ source, target }) => !inside.has(way === 'to' ? target : source))
    .sort((a, b) => away(a.source, a.target) - away(b.source, b.target))
    .map((connection): Row => {
      const { source, target, slot } = connection;
      const other = way === 'to' ? target : source;
      const layer = findLayer(nodeOf(network, other)?.type ?? '');
      const shape = analysis.layers.get(other)?.outputShape;
      const mine = nodes.length > 1 ? nameOf(network, way === 'to' ? source : target) : undefined;
      const note = noteOf(network, connection, language);
      return {
        id: JSON.stringify([source, target, slot]),
        group: groupOf(connection),
        connection,
        name: nameOf(network, other),
        category: layer?.category ?? 'shape',
        title: layer?.help.title[language] ?? nodeOf(network, other)?.type ?? '',
        shape: shape && shapeText(shape),
        note:
          mine === undefined
            ? note
            : [translate(way, { ns: 'connecting', name: mine }), note].filter(Boolean).join(' · '),
      };
    });
}
