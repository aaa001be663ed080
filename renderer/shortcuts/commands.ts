import type { MenuCommand } from '../../shared/protocol/messages.ts';
import { setPart, showTab, togglePart } from '../app/layout.ts';
import {
  alignSelection,
  arrangeAll,
  canvasActions,
  copySelection,
  cutSelection,
  distributeSelection,
  duplicateSelection,
  explainFocused,
  fitView,
  groupSelection,
  nextCostView,
  openAddMenu,
  openReplaceMenu,
  pasteFromClipboard,
  pointsAtCanvas,
  pullOutSelection,
  toggleCollapsed,
  ungroupSelection,
  writeComment,
  zoomIn,
  zoomOut,
} from '../canvas/index.ts';
import { chooseComparison } from '../compare/store.ts';
import { moveDocument, reopenClosed, select, showNext, useDocument, useTabs } from '../document/index.ts';
import { openExport } from '../exporting/store.ts';
import { newNetwork, openWithDialog } from '../files/files.ts';
import { save, saveAs } from '../files/save.ts';
import { closeTab } from '../files/tabs.ts';
import { saveSelection } from '../palette/save-block.ts';
import { togglePreviews } from '../previews/index.ts';
import { openGallery } from '../templates/open.ts';
import { isUnderWay } from '../training/run-list.ts';
import { useTraining } from '../training/store.ts';
import { toggleSheet } from './sheet.ts';

export type CommandGroup = 'File' | 'Tabs' | 'Edit' | 'Arrange' | 'View' | 'Train' | 'Help';

/** One thing the program can be told to do, by key, by button or from the desktop's menu, whose events name it by `id`. */
export interface Command {
  readonly id: string;
  readonly group: CommandGroup;
  /** In tinykeys' words; the first is the one that is shown. */
  readonly keys: readonly string[];
  /** The browser listens for these keys itself and tells of them by events of its own. */
  readonly native?: true;
  /** Works while a text field has the focus, too. */
  readonly inFields?: true;
  /** Whether a key that has other uses too is meant for it now. */
  when?(event: KeyboardEvent): boolean;
  run(): void;
}

/** Starts training and shows it. A network with errors is not trained: its problems are shown instead. */
export function train(): void {
  if (!useDocument.getState().analysis.ok) {
    showTab('problems');
    return;
  }
  showTab('training');
  void useTraining.getState().start();
}

/** Ends the training that is shown, if it is under way. */
function stop(): void {
  const { runs, shown, stop: end } = useTraining.getState();
  if (runs.some((run) => run.id === shown && isUnderWay(run))) void end();
}

/** Moves the tab that is shown along the strip. */
function moveShown(step: number): void {
  const { id } = useDocument.getState();
  moveDocument(id, useTabs.getState().order.indexOf(id) + step);
}

function searchLayers(): void {
  setPart('palette', true);
  document.querySelector<HTMLInputElement>('[data-testid="palette-search"]')?.focus();
}

export const commands = {
  // Browsers keep $mod+N for themselves; the desktop does not.
  'file.new': { group: 'File', keys: ['$mod+Alt+n', '$mod+n', '$mod+t'], inFields: true, run: newNetwork },
  'file.template': { group: 'File', keys: ['$mod+Alt+t'], inFields: true, run: openGallery },
  'file.open': { group: 'File', keys: ['$mod+o'], inFields: true, run: () => void openWithDialog() },
  'file.save': { group: 'File', keys: ['$mod+s'], inFields: true, run: () => void save() },
  'file.saveAs': { group: 'File', keys: ['$mod+Shift+s'], inFields: true, run: () => void saveAs() },
  'file.export': {
    group: 'File',
    keys: ['$mod+Shift+e'],
    inFields: true,
    run: openExport,
  },
  'file.compare': {
    group: 'File',
    keys: ['$mod+Alt+KeyC'],
    inFields: true,
    run: () => chooseComparison(),
  },
  // So do they those of tabs: the first key of each works everywhere.
  'tab.next': {
    group: 'Tabs',
    keys: ['Alt+PageDown', 'Control+Tab', 'Control+PageDown'],
    inFields: true,
    run: () => showNext(1),
  },
  'tab.previous': {
    group: 'Tabs',
    keys: ['Alt+PageUp', 'Control+Shift+Tab', 'Control+PageUp'],
    inFields: true,
    run: () => showNext(-1),
  },
  'tab.moveRight': {
    group: 'Tabs',
    keys: ['Alt+Shift+PageDown', 'Control+Shift+PageDown'],
    inFields: true,
    run: () => moveShown(1),
  },
  'tab.moveLeft': {
    group: 'Tabs',
    keys: ['Alt+Shift+PageUp', 'Control+Shift+PageUp'],
    inFields: true,
    run: () => moveShown(-1),
  },
  'tab.close': {
    group: 'Tabs',
    keys: ['$mod+Alt+KeyW', '$mod+w'],
    inFields: true,
    run: () => void closeTab(),
  },
  'tab.reopen': {
    group: 'Tabs',
    keys: ['Alt+Shift+KeyT', '$mod+Shift+t'],
    inFields: true,
    run: reopenClosed,
  },
  'edit.undo': { group: 'Edit', keys: ['$mod+z'], run: canvasActions.undoOnCanvas },
  'edit.redo': { group: 'Edit', keys: ['$mod+Shift+z', '$mod+y'], run: canvasActions.redoOnCanvas },
  'edit.delete': { group: 'Edit', keys: ['Delete', 'Backspace'], run: () => canvasActions.deleteSelection() },
  'edit.deleteApart': {
    group: 'Edit',
    keys: ['Shift+Delete', 'Shift+Backspace'],
    run: canvasActions.deleteApart,
  },
  'edit.cut': { group: 'Edit', keys: ['$mod+x'], native: true, run: cutSelection },
  'edit.copy': { group: 'Edit', keys: ['$mod+c'], native: true, run: copySelection },
  'edit.paste': { group: 'Edit', keys: ['$mod+v'], native: true, run: pasteFromClipboard },
  'edit.duplicate': { group: 'Edit', keys: ['$mod+d'], run: duplicateSelection },
  'edit.add': {
    group: 'Edit',
    keys: ['/', 'Tab'],
    // Tab goes from one thing to the next, as everywhere, unless the pointer is at work on the canvas.
    when: ({ key }) => key !== 'Tab' || pointsAtCanvas(),
    run: openAddMenu,
  },
  'edit.repeat': { group: 'Edit', keys: ['r'], run: canvasActions.repeatLast },
  'edit.replace': { group: 'Edit', keys: ['Shift+r'], run: openReplaceMenu },
  'edit.pullOut': { group: 'Edit', keys: ['x'], run: pullOutSelection },
  'edit.selectAll': { group: 'Edit', keys: ['$mod+a'], run: canvasActions.selectAll },
  'edit.deselect': { group: 'Edit', keys: ['Escape'], run: () => select([]) },
  'edit.saveBlock': { group: 'Edit', keys: ['$mod+Shift+k'], run: saveSelection },
  'edit.comment': { group: 'Edit', keys: ['c'], run: writeComment },
  'arrange.group': { group: 'Arrange', keys: ['$mod+g'], run: groupSelection },
  'arrange.ungroup': { group: 'Arrange', keys: ['$mod+Shift+g'], run: ungroupSelection },
  'arrange.collapse': { group: 'Arrange', keys: ['$mod+e'], run: toggleCollapsed },
  'arrange.left': { group: 'Arrange', keys: ['Alt+KeyA'], run: () => alignSelection('left') },
  'arrange.centre': { group: 'Arrange', keys: ['Alt+KeyH'], run: () => alignSelection('centre') },
  'arrange.right': { group: 'Arrange', keys: ['Alt+KeyD'], run: () => alignSelection('right') },
  'arrange.top': { group: 'Arrange', keys: ['Alt+KeyW'], run: () => alignSelection('top') },
  'arrange.middle': { group: 'Arrange', keys: ['Alt+KeyV'], run: () => alignSelection('middle') },
  'arrange.bottom': { group: 'Arrange', keys: ['Alt+KeyS'], run: () => alignSelection('bottom') },
  'arrange.horizontally': {
    group: 'Arrange',
    keys: ['Alt+Shift+KeyH'],
    run: () => distributeSelection('horizontal'),
  },
  'arrange.vertically': {
    group: 'Arrange',
    keys: ['Alt+Shift+KeyV'],
    run: () => distributeSelection('vertical'),
  },
  'view.zoomIn': { group: 'View', keys: ['+', '='], run: zoomIn },
  'view.zoomOut': { group: 'View', keys: ['-'], run: zoomOut },
  'view.fit': { group: 'View', keys: ['f', 'Shift+1'], run: () => fitView() },
  'view.arrange': { group: 'View', keys: ['Shift+a'], run: arrangeAll },
  'view.previews': { group: 'View', keys: ['p'], run: togglePreviews },
  'view.cost': { group: 'View', keys: ['m'], run: nextCostView },
  'view.explain': { group: 'View', keys: ['i'], run: explainFocused },
  'view.search': { group: 'View', keys: ['$mod+k'], run: searchLayers },
  'view.palette': { group: 'View', keys: ['$mod+1'], inFields: true, run: () => togglePart('palette') },
  'view.panel': { group: 'View', keys: ['$mod+2'], inFields: true, run: () => togglePart('panel') },
  'view.inspector': { group: 'View', keys: ['$mod+3'], inFields: true, run: () => togglePart('inspector') },
  'train.start': { group: 'Train', keys: ['$mod+Enter'], inFields: true, run: train },
  'train.stop': { group: 'Train', keys: ['$mod+.'], inFields: true, run: stop },
  'help.shortcuts': { group: 'Help', keys: ['?', 'F1'], run: toggleSheet },
} as const satisfies Readonly<Record<string, Omit<Command, 'id'>>> &
  Readonly<Record<MenuCommand, Omit<Command, 'id'>>>;

export type CommandId = keyof typeof commands;

export const isCommand = (id: string): id is CommandId => Object.hasOwn(commands, id);

export const commandIds: readonly CommandId[] = Object.keys(commands).filter(isCommand);

export const runCommand = (id: CommandId): void => commands[id].run();

export const commandOf = (id: CommandId): Command => ({ id, ...commands[id] });
