import {
  ArrowDownToLine,
  ArrowUpFromLine,
  ClipboardPaste,
  Copy,
  CopyPlus,
  Flame,
  Group,
  Images,
  Info,
  ListRestart,
  type LucideIcon,
  Maximize,
  MessageSquarePlus,
  Network,
  PencilLine,
  Pin,
  Plus,
  Replace,
  Scissors,
  SlidersHorizontal,
  Trash2,
  Ungroup,
  Unlink,
} from 'lucide-react';
import { ALIGNMENTS, DISTRIBUTIONS } from '../../shared/commands/index.ts';
import type { Direction } from '../../shared/network/network.ts';
import { directionNow, type Subject } from '../canvas/index.ts';
import type { en } from '../i18n/en/index.ts';
import { translate } from '../i18n/i18n.ts';
import type { CommandId } from '../shortcuts/commands.ts';
import { commandEntry } from '../shortcuts/menu-entries.ts';
import type { MenuEntry } from '../ui/index.ts';

type Word = keyof typeof en.contextMenu;
/** A command, by another name where the menu's subject says a part of it; a line between; or a menu of its own. */
type Line =
  | CommandId
  | '-'
  | readonly [CommandId, Word]
  | { readonly menu: Word; readonly lines: readonly Line[] };

const clipboard: readonly Line[] = ['edit.cut', 'edit.copy', 'edit.duplicate'];
const align: Line = { menu: 'align', lines: [...ALIGNMENTS, '-', ...DISTRIBUTIONS] };

/** What each menu of the canvas holds, of the table of commands. */
const menus: Readonly<Record<Exclude<Subject, 'edge'>, readonly Line[]>> = {
  layer: [
    'edit.add',
    'edit.replace',
    'edit.connectTo',
    'edit.connectFrom',
    'edit.pullOut',
    '-',
    'walk.fields',
    'view.explain',
    '-',
    ...clipboard,
    '-',
    'arrange.group',
    'arrange.ungroup',
    'arrange.pin',
    'edit.saveBlock',
    '-',
    'edit.delete',
    'edit.deleteApart',
  ],
  several: [
    'edit.add',
    'edit.replace',
    'edit.pullOut',
    '-',
    'walk.fields',
    '-',
    ...clipboard,
    '-',
    'arrange.group',
    'arrange.ungroup',
    'edit.saveBlock',
    '-',
    align,
    'arrange.selection',
    'arrange.pin',
    '-',
    'edit.delete',
    'edit.deleteApart',
  ],
  group: [
    'arrange.collapse',
    'arrange.ungroup',
    ['walk.fields', 'rename'],
    '-',
    'edit.add',
    'edit.connectTo',
    'edit.connectFrom',
    'edit.pullOut',
    '-',
    ...clipboard,
    'edit.saveBlock',
    '-',
    'arrange.selection',
    'arrange.pin',
    '-',
    'edit.delete',
    'edit.deleteApart',
  ],
  comment: ['edit.writeComment', '-', ...clipboard, '-', ['edit.delete', 'delete']],
  canvas: [
    'edit.add',
    'edit.paste',
    'edit.comment',
    '-',
    'edit.selectAll',
    'view.goTo',
    'view.describe',
    '-',
    'view.fit',
    'view.arrange',
    'arrange.keeping',
    'arrange.downwards',
    'arrange.rightwards',
    '-',
    'view.previews',
    'view.cost',
  ],
};

const icons: Partial<Readonly<Record<CommandId, LucideIcon>>> = {
  'edit.add': Plus,
  'edit.replace': Replace,
  'edit.connectTo': ArrowDownToLine,
  'edit.connectFrom': ArrowUpFromLine,
  'edit.pullOut': Unlink,
  'walk.fields': SlidersHorizontal,
  'view.explain': Info,
  'edit.cut': Scissors,
  'edit.copy': Copy,
  'edit.duplicate': CopyPlus,
  'edit.paste': ClipboardPaste,
  'edit.comment': MessageSquarePlus,
  'edit.writeComment': PencilLine,
  'arrange.group': Group,
  'arrange.ungroup': Ungroup,
  'arrange.pin': Pin,
  'edit.delete': Trash2,
  'view.fit': Maximize,
  'view.arrange': Network,
  'arrange.keeping': ListRestart,
  'view.previews': Images,
  'view.cost': Flame,
};

function entryOf(line: Line, index: number): MenuEntry {
  if (line === '-') return { kind: 'separator', id: `rule-${index}` };
  if (typeof line === 'object' && 'menu' in line) {
    const label = translate(line.menu, { ns: 'contextMenu' });
    return { kind: 'menu', id: line.menu, label, entries: line.lines.map(entryOf) };
  }
  const [id, word] = typeof line === 'string' ? [line, undefined] : line;
  const Icon = icons[id];
  return commandEntry(id, Icon && <Icon />, word && translate(word, { ns: 'contextMenu' }));
}

/** An edge is gone along the way its network runs. */
const edgeMenu = (direction: Direction): readonly Line[] => [
  ['edit.add', 'insert'],
  '-',
  [direction === 'right' ? 'walk.left' : 'walk.up', 'toSource'],
  [direction === 'right' ? 'walk.right' : 'walk.down', 'toTarget'],
  '-',
  ['edit.delete', 'disconnect'],
];

/** The menu of a subject, as its commands stand now. */
export const entriesFor = (subject: Subject): readonly MenuEntry[] =>
  (subject === 'edge' ? edgeMenu(directionNow()) : menus[subject]).map(entryOf);
