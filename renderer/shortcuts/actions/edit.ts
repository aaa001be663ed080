import type { arrangeCommands, editCommands } from '../../../shared/commands/edit.ts';
import type { Direction } from '../../../shared/network/network.ts';
import {
  alignSelection,
  arrangeKeeping,
  arrangeSelection,
  arrangeTowards,
  canvasActions,
  copySelection,
  cutSelection,
  directionNow,
  distributeSelection,
  duplicateSelection,
  groupSelection,
  isConnectable,
  isPullable,
  isRepeatable,
  openAddMenu,
  openConnectMenu,
  openReplaceMenu,
  pasteFromClipboard,
  pointsAtCanvas,
  pullOutSelection,
  toggleCollapsed,
  togglePin,
  ungroupSelection,
  writeComment,
  writeInComment,
} from '../../canvas/index.ts';
import { select, useDocument } from '../../document/index.ts';
import { saveSelection } from '../../palette/save-block.ts';
import { isCanvasKey } from '../canvas-key.ts';
import type { ActionsFor, MarkedAction, Reason } from './define.ts';
import {
  unlessAnySelected,
  unlessDrawn,
  unlessGroupable,
  unlessGroupSelected,
  unlessLayerSelected,
  unlessSelected,
  unlessThreeSelected,
  unlessTwoSelected,
} from './reasons.ts';

const unlessCard = (way: 'to' | 'from') => (): Reason | undefined =>
  isConnectable(way) ? undefined : 'whyNoLayer';

export const editActions: ActionsFor<typeof editCommands> = {
  'edit.undo': {
    run: canvasActions.undoOnCanvas,
    unless: () => (useDocument.getState().history.past.length === 0 ? 'whyNothingDone' : undefined),
  },
  'edit.redo': {
    run: canvasActions.redoOnCanvas,
    unless: () => (useDocument.getState().history.future.length === 0 ? 'whyNothingUndone' : undefined),
  },
  'edit.cut': { run: cutSelection, unless: unlessSelected },
  'edit.copy': { run: copySelection, unless: unlessSelected },
  'edit.paste': { run: pasteFromClipboard },
  'edit.duplicate': { run: duplicateSelection, unless: unlessSelected },
  'edit.delete': { run: () => canvasActions.deleteSelection(), unless: unlessAnySelected },
  'edit.deleteApart': { run: canvasActions.deleteApart, unless: unlessAnySelected },
  'edit.selectAll': { run: canvasActions.selectAll, unless: unlessDrawn },
  'edit.deselect': { run: () => select([]) },
  'edit.add': {
    run: openAddMenu,
    // Tab goes from one thing to the next, as everywhere, unless the pointer is at work on the canvas.
    when: ({ key }) => key !== 'Tab' || pointsAtCanvas(),
  },
  'edit.repeat': {
    run: canvasActions.repeatLast,
    unless: () => (isRepeatable() ? undefined : 'whyNothingToRepeat'),
  },
  'edit.replace': { run: openReplaceMenu, unless: unlessLayerSelected },
  'edit.connectTo': { run: () => openConnectMenu('to'), unless: unlessCard('to'), when: isCanvasKey },
  'edit.connectFrom': { run: () => openConnectMenu('from'), unless: unlessCard('from'), when: isCanvasKey },
  'edit.pullOut': {
    run: pullOutSelection,
    unless: () => unlessLayerSelected() ?? (isPullable() ? undefined : 'whyLoose'),
  },
  'edit.comment': { run: writeComment },
  'edit.writeComment': {
    run: writeInComment,
    unless: () => (useDocument.getState().selection.comments.size === 0 ? 'whyNoComment' : undefined),
  },
  'edit.saveBlock': { run: saveSelection, unless: unlessLayerSelected },
};

const towards = (direction: Direction): MarkedAction => ({
  run: () => arrangeTowards(direction),
  checked: () => directionNow() === direction,
  unless: unlessDrawn,
});

export const arrangeActions: ActionsFor<typeof arrangeCommands> = {
  'arrange.group': { run: groupSelection, unless: unlessGroupable },
  'arrange.ungroup': { run: ungroupSelection, unless: unlessGroupSelected },
  'arrange.collapse': { run: toggleCollapsed, unless: unlessGroupSelected },
  'arrange.left': { run: () => alignSelection('left'), unless: unlessTwoSelected },
  'arrange.centre': { run: () => alignSelection('centre'), unless: unlessTwoSelected },
  'arrange.right': { run: () => alignSelection('right'), unless: unlessTwoSelected },
  'arrange.top': { run: () => alignSelection('top'), unless: unlessTwoSelected },
  'arrange.middle': { run: () => alignSelection('middle'), unless: unlessTwoSelected },
  'arrange.bottom': { run: () => alignSelection('bottom'), unless: unlessTwoSelected },
  'arrange.horizontally': { run: () => distributeSelection('horizontal'), unless: unlessThreeSelected },
  'arrange.vertically': { run: () => distributeSelection('vertical'), unless: unlessThreeSelected },
  'arrange.keeping': { run: arrangeKeeping, unless: unlessDrawn },
  'arrange.selection': { run: arrangeSelection, unless: unlessTwoSelected },
  'arrange.downwards': towards('down'),
  'arrange.rightwards': towards('right'),
  'arrange.pin': { run: togglePin, unless: unlessLayerSelected },
};
