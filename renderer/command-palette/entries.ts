import {
  type CommandId,
  commandGroups,
  commandRow,
  commandsOf,
  groupName,
} from '../../shared/commands/index.ts';
import { findLayer } from '../../shared/layers/index.ts';
import { templates } from '../../shared/templates/index.ts';
import { canvasActions } from '../canvas/index.ts';
import { openDocuments, showDocument, useDocument } from '../document/index.ts';
import { shapeText } from '../format/numbers.ts';
import { currentLanguage, translate } from '../i18n/i18n.ts';
import { isChecked, keyOf, runCommand, whyNot } from '../shortcuts/commands.ts';
import { openTemplate } from '../templates/open.ts';

/** A line of the command palette. */
export interface Entry {
  /** Stays the same over languages and sessions. */
  readonly id: string;
  readonly group: string;
  readonly name: string;
  /** Its name in the other language. */
  readonly other?: string;
  /** What it is found by, too. */
  readonly words?: readonly string[];
  readonly detail?: string | undefined;
  readonly key?: string | undefined;
  /** Why it cannot be chosen now. */
  readonly why?: string | undefined;
  readonly checked?: boolean | undefined;
  run(): void;
}

function commandEntry(id: CommandId, group: string): Entry {
  const row = commandRow(id);
  const language = currentLanguage();
  return {
    id,
    group,
    name: row[language],
    other: row[language === 'en' ? 'zh' : 'en'],
    key: keyOf(id),
    why: whyNot(id),
    checked: isChecked(id),
    run: () => runCommand(id),
  };
}

const commandEntries = (): readonly Entry[] =>
  commandGroups.flatMap((group) =>
    commandsOf(group)
      // It is open already.
      .filter((id) => id !== 'view.commands')
      .map((id) => commandEntry(id, groupName(group)[currentLanguage()])),
  );

function tabEntries(): readonly Entry[] {
  const { id: shown } = useDocument.getState();
  const group = translate('groupTabs', { ns: 'commandPalette' });
  return openDocuments()
    .filter(({ id }) => id !== shown)
    .map(({ id, network, path }) => ({
      id: `tab ${id}`,
      group,
      name: translate('goToTab', { ns: 'commandPalette', name: network.name }),
      detail: path,
      run: () => showDocument(id),
    }));
}

function templateEntries(): readonly Entry[] {
  const group = translate('groupTemplates', { ns: 'commandPalette' });
  return templates.map(({ id, name, by, year, summary }) => ({
    id: `template ${id}`,
    group,
    name: translate('openTemplate', { ns: 'commandPalette', name }),
    words: [summary.en, summary.zh],
    detail: [by, year].filter((part) => part !== undefined).join(', '),
    run: () => openTemplate(id),
  }));
}

/** Every layer of the network that is shown, in the order in which they are computed. */
export function layerEntries(): readonly Entry[] {
  const { network, analysis } = useDocument.getState();
  const language = currentLanguage();
  const byId = new Map(network.nodes.map((node) => [node.id, node]));
  return analysis.order.flatMap((id): readonly Entry[] => {
    const node = byId.get(id);
    if (!node) return [];
    const title = findLayer(node.type)?.help.title;
    const shape = analysis.layers.get(id)?.outputShape;
    return [
      {
        id: `layer ${id}`,
        group: translate('groupLayers', { ns: 'commandPalette' }),
        name: translate('goToLayer', { ns: 'commandPalette', name: node.label ?? id }),
        words: [node.type, ...(title ? [title.en, title.zh] : [])],
        detail: [title?.[language] ?? node.type, ...(shape ? [shapeText(shape)] : [])].join(' · '),
        run: () => canvasActions.goToLayer(id),
      },
    ];
  });
}

/** All that can be done now: commands, other tabs, templates, and layers to go to. */
export const allEntries = (): readonly Entry[] => [
  ...commandEntries(),
  ...tabEntries(),
  ...templateEntries(),
  ...layerEntries(),
];
