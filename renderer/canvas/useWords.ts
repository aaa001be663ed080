import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { describeProblem } from '../../shared/analysis/messages.ts';
import type { Analysis } from '../../shared/analysis/types.ts';
import { findLayer } from '../../shared/layers/index.ts';
import type { Comment, Group, Network, NetworkNode, NodeId } from '../../shared/network/network.ts';
import { costOf, useCost } from '../cost/index.ts';
import { nodeOf } from '../document/index.ts';
import { shapeText, shareText } from '../format/numbers.ts';
import { useLanguage } from '../i18n/i18n.ts';

/** Where a number goes in a sentence that is worded beforehand. */
const slot = '{}';

/** Words made of the same things as the last time are not made again: there may be thousands, and a frame is short. */
function createMemory() {
  const known = new Map<string, { readonly from: readonly unknown[]; readonly words: string }>();
  return (key: string, from: readonly unknown[], make: () => string): string => {
    const old = known.get(key);
    if (old && old.from.length === from.length && old.from.every((value, i) => value === from[i]))
      return old.words;
    const words = make();
    known.set(key, { from, words });
    return words;
  };
}

/** More of them are counted. */
const mostNames = 4;

/** Who feeds each layer, and whom it feeds, by name. Sorted out once a network, in one go through its edges. */
function neighbourNames(
  network: Network,
  nameOf: (id: NodeId) => string,
  more: (names: string, count: number) => string,
) {
  const sides = { fed: new Map<NodeId, NodeId[]>(), feeds: new Map<NodeId, NodeId[]>() };
  const note = (side: Map<NodeId, NodeId[]>, at: NodeId, other: NodeId): void => {
    const known = side.get(at);
    if (!known) side.set(at, [other]);
    else if (!known.includes(other)) known.push(other);
  };
  for (const { source, target } of network.edges) {
    note(sides.fed, target, source);
    note(sides.feeds, source, target);
  }
  const names = (ids: readonly NodeId[] = []): string => {
    const shown = ids.slice(0, mostNames).map(nameOf).join(', ');
    return ids.length > mostNames ? more(shown, ids.length - mostNames) : shown;
  };
  return (id: NodeId) => ({ fed: names(sides.fed.get(id)), feeds: names(sides.feeds.get(id)) });
}

/** What cards, blocks, comments and wires are called to who cannot see them. */
export function useWords(network: Network, analysis: Analysis) {
  const { t } = useTranslation(['canvas', 'cost']);
  const language = useLanguage();
  const measure = useCost((state) => (state.on ? state.measure : undefined));
  const [memory] = useState(createMemory);

  return useMemo(() => {
    const sharing = measure && t(`share_${measure}`, { ns: 'cost', share: slot });
    const shareOf = (ids: readonly NodeId[]): string => {
      if (!sharing) return '';
      const { share } = costOf(network, analysis, measure, ids);
      return share > 0 ? sharing.replace(slot, shareText(share)) : '';
    };
    const nameOf = (id: NodeId): string => nodeOf(network, id)?.label ?? id;
    const around = neighbourNames(network, nameOf, (names, count) => t('andMore', { names, count }));
    const wiredWords = (fed: string, feeds: string): string => {
      if (fed !== '' && feeds !== '') return t('nodeFedFeeds', { fed, feeds });
      if (fed !== '') return t('nodeFed', { names: fed });
      return feeds === '' ? '' : t('nodeFeeds', { names: feeds });
    };
    const list = (...words: readonly string[]): string => words.filter((each) => each !== '').join(', ');
    return {
      card(node: NetworkNode): string {
        const layer = analysis.layers.get(node.id);
        const share = shareOf([node.id]);
        const { fed, feeds } = around(node.id);
        return memory(node.id, [node, layer, share, fed, feeds, t], () => {
          const name = node.label ?? node.id;
          const type = findLayer(node.type)?.help.title[language] ?? node.type;
          const errors = layer?.problems.filter(({ severity }) => severity === 'error') ?? [];
          const [first] = errors;
          return list(
            layer?.outputShape
              ? t('nodeLabelShape', { name, type, shape: shapeText(layer.outputShape) })
              : t('nodeLabel', { name, type }),
            errors.length > 0 ? t('nodeErrors', { count: errors.length }) : '',
            first ? describeProblem(first, language) : '',
            wiredWords(fed, feeds),
            share,
          );
        });
      },
      part: (part: Group | Comment): string =>
        'text' in part
          ? t('commentLabel', { text: part.text })
          : list(t('groupLabel', { name: part.name, count: part.nodes.length }), shareOf(part.nodes)),
      wire(source: NodeId, target: NodeId): string {
        const ends = { source: nameOf(source), target: nameOf(target) };
        const shape = analysis.layers.get(source)?.outputShape;
        return memory(JSON.stringify([source, target]), [ends.source, ends.target, shape, t], () =>
          shape ? t('edgeLabelShape', { ...ends, shape: shapeText(shape) }) : t('edgeLabel', ends),
        );
      },
    };
  }, [network, analysis, measure, language, memory, t]);
}
