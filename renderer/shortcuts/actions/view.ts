import type { helpCommands, trainCommands, viewCommands } from '../../../shared/commands/view.ts';
import type { Language } from '../../../shared/layers/define.ts';
import { type PanelTab, setPart, showTab, togglePart, useLayout } from '../../app/layout.ts';
import {
  arrangeAll,
  explainFocused,
  fitView,
  nextCostView,
  openMenuByKey,
  zoomIn,
  zoomOut,
} from '../../canvas/index.ts';
import { openCommandPalette } from '../../command-palette/store.ts';
import { useCost } from '../../cost/index.ts';
import { useDocument } from '../../document/index.ts';
import { chooseLanguage, currentLanguage } from '../../i18n/i18n.ts';
import { openOutline } from '../../outline/store.ts';
import { togglePreviews, usePreviews } from '../../previews/index.ts';
import { type ThemeChoice, useTheme } from '../../theme/theme.ts';
import { isUnderWay } from '../../training/run-list.ts';
import { useTraining } from '../../training/store.ts';
import { toggleSheet } from '../sheet.ts';
import type { ActionsFor, MarkedAction } from './define.ts';
import { unlessDrawn, unlessLayers } from './reasons.ts';

/** Starts training and shows it. A network with errors is not trained: its problems are shown instead. */
function train(): void {
  if (!useDocument.getState().analysis.ok) {
    showTab('problems');
    return;
  }
  showTab('training');
  void useTraining.getState().start();
}

/** The run that is shown is under way. */
function isTraining(): boolean {
  const { runs, shown } = useTraining.getState();
  return runs.some((run) => run.id === shown && isUnderWay(run));
}

function searchLayers(): void {
  setPart('palette', true);
  document.querySelector<HTMLInputElement>('[data-testid="palette-search"]')?.focus();
}

const part = (name: 'palette' | 'panel' | 'inspector'): MarkedAction => ({
  run: () => togglePart(name),
  checked: () => useLayout.getState()[name],
});

const tab = (name: PanelTab): MarkedAction => ({
  run: () => showTab(name),
  checked: () => useLayout.getState().panel && useLayout.getState().tab === name,
});

const theme = (choice: ThemeChoice): MarkedAction => ({
  run: () => useTheme.getState().choose(choice),
  checked: () => useTheme.getState().choice === choice,
});

const language = (id: Language): MarkedAction => ({
  run: () => chooseLanguage(id),
  checked: () => currentLanguage() === id,
});

export const viewActions: ActionsFor<typeof viewCommands> = {
  'view.commands': { run: () => openCommandPalette('all') },
  'view.goTo': { run: () => openCommandPalette('layers'), unless: unlessDrawn },
  'view.menu': { run: openMenuByKey },
  'view.zoomIn': { run: zoomIn },
  'view.zoomOut': { run: zoomOut },
  'view.fit': { run: () => fitView(), unless: unlessDrawn },
  'view.arrange': { run: arrangeAll, unless: unlessDrawn },
  'view.previews': { run: togglePreviews, checked: () => usePreviews.getState().on },
  'view.cost': { run: nextCostView, checked: () => useCost.getState().on },
  'view.explain': { run: explainFocused },
  'view.describe': { run: openOutline, unless: unlessLayers },
  'view.search': { run: searchLayers },
  'view.palette': part('palette'),
  'view.panel': part('panel'),
  'view.inspector': part('inspector'),
  'view.training': tab('training'),
  'view.data': tab('data'),
  'view.problems': tab('problems'),
  'view.layers': tab('layers'),
  'view.themeSystem': theme('system'),
  'view.themeLight': theme('light'),
  'view.themeDark': theme('dark'),
  'view.contrastLight': theme('contrastLight'),
  'view.contrastDark': theme('contrastDark'),
  'view.english': language('en'),
  'view.chinese': language('zh'),
};

export const trainActions: ActionsFor<typeof trainCommands> = {
  'train.start': { run: train },
  'train.stop': {
    run: () => void useTraining.getState().stop(),
    unless: () => (isTraining() ? undefined : 'whyNotTraining'),
  },
};

export const helpActions: ActionsFor<typeof helpCommands> = {
  'help.shortcuts': { run: toggleSheet },
};
