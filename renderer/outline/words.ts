import { describeProblem } from '../../shared/analysis/messages.ts';
import { totalsWithin } from '../../shared/analysis/totals.ts';
import type { Analysis } from '../../shared/analysis/types.ts';
import { keyParameters } from '../../shared/drawing/summary.ts';
import type { Language } from '../../shared/layers/define.ts';
import { findLayer } from '../../shared/layers/index.ts';
import type { Group, Network } from '../../shared/network/network.ts';
import { nameOf, summaryOf } from '../canvas/index.ts';
import { exact, shapeText } from '../format/numbers.ts';
import { translate } from '../i18n/i18n.ts';
import type { LayerItem, OutlineItem } from './outline.ts';

const parametersText = (count: number): string =>
  count === 0 ? '' : translate('parameters', { ns: 'outline', count, value: exact(count) });

const joined = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(', ');

/** `Convolution 6 · 5×5, 28×28×6, 156 parameters, fed by input`: all that is said of a layer but its name. */
export function layerText(
  network: Network,
  analysis: Analysis,
  { node, from }: LayerItem,
  language: Language,
): string {
  const layer = findLayer(node.type);
  const known = analysis.layers.get(node.id);
  const details = layer ? keyParameters(layer, node.params, language).join(' · ') : '';
  const title = layer?.help.title[language] ?? node.type;
  const fed =
    from === undefined
      ? ''
      : from.length === 0
        ? translate('unfed', { ns: 'outline' })
        : translate('fed', { ns: 'outline', names: from.map((id) => nameOf(network, id)).join(', ') });
  const problems = known?.problems.map((problem) => describeProblem(problem, language)) ?? [];
  return joined([
    details === '' ? title : `${title} ${details}`,
    known?.outputShape ? shapeText(known.outputShape) : translate('noShape', { ns: 'canvas' }),
    parametersText(known?.parameters ?? 0),
    fed,
    ...problems,
  ]);
}

export const groupName = ({ name }: Group): string => name || translate('groupUnnamed', { ns: 'canvas' });

/** `4 layers, 1 824 parameters` */
export const groupText = (analysis: Analysis, { nodes }: Group): string =>
  joined([
    translate('countLayers', { ns: 'canvas', count: nodes.length }),
    parametersText(totalsWithin(analysis, nodes).parameters),
  ]);

/** The whole outline as text: a line a layer, those of groups set in. */
export function outlineText(
  network: Network,
  analysis: Analysis,
  items: readonly OutlineItem[],
  language: Language,
): string {
  const line = (item: LayerItem): string =>
    `${nameOf(network, item.node.id)}: ${layerText(network, analysis, item, language)}`;
  const lines = items.flatMap((item, index) =>
    item.kind === 'layer'
      ? [`${index + 1}. ${line(item)}`]
      : [
          `${index + 1}. ${groupName(item.group)}: ${groupText(analysis, item.group)}`,
          ...item.layers.map((layer, at) => `   ${index + 1}.${at + 1}. ${line(layer)}`),
        ],
  );
  return `${[summaryOf(network, analysis), '', ...lines].join('\n')}\n`;
}
