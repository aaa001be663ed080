import type { fileCommands, tabCommands } from '../../../shared/commands/file.ts';
import { chooseComparison } from '../../compare/store.ts';
import { moveDocument, reopenClosed, showNext, useDocument, useTabs } from '../../document/index.ts';
import { openExport } from '../../exporting/store.ts';
import { newNetwork, openWithDialog } from '../../files/files.ts';
import { save, saveAs } from '../../files/save.ts';
import { closeTab } from '../../files/tabs.ts';
import { openGallery } from '../../templates/open.ts';
import type { ActionsFor, Reason } from './define.ts';

export const fileActions: ActionsFor<typeof fileCommands> = {
  'file.new': { run: newNetwork },
  'file.template': { run: openGallery },
  'file.open': { run: () => void openWithDialog() },
  'file.save': { run: () => void save() },
  'file.saveAs': { run: () => void saveAs() },
  'file.export': { run: openExport },
  'file.compare': { run: () => chooseComparison() },
};

/** Moves the tab that is shown along the strip. */
function moveShown(step: number): void {
  const { id } = useDocument.getState();
  moveDocument(id, useTabs.getState().order.indexOf(id) + step);
}

const unlessSeveral = (): Reason | undefined =>
  useTabs.getState().order.length < 2 ? 'whyOneTab' : undefined;

function unlessAt(end: 'first' | 'last'): Reason | undefined {
  const { order } = useTabs.getState();
  const at = order.indexOf(useDocument.getState().id);
  if (end === 'first') return at === 0 ? 'whyFirstTab' : undefined;
  return at === order.length - 1 ? 'whyLastTab' : undefined;
}

export const tabActions: ActionsFor<typeof tabCommands> = {
  'tab.next': { run: () => showNext(1), unless: unlessSeveral },
  'tab.previous': { run: () => showNext(-1), unless: unlessSeveral },
  'tab.moveRight': { run: () => moveShown(1), unless: () => unlessAt('last') },
  'tab.moveLeft': { run: () => moveShown(-1), unless: () => unlessAt('first') },
  'tab.close': { run: () => void closeTab() },
  'tab.reopen': {
    run: reopenClosed,
    unless: () => (useTabs.getState().closed.length === 0 ? 'whyNoneClosed' : undefined),
  },
};
