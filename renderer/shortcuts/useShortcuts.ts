import { useEffect } from 'react';
import { tinykeys } from 'tinykeys';
import { nudgeSelection } from '../canvas/index.ts';
import { onStudio } from '../studio/index.ts';
import { isOverlaid } from '../ui/index.ts';
import { isCanvasKey } from './canvas-key.ts';
import { type CommandId, commandIds, commandOf, runCommand } from './commands.ts';
import { heedDoubleClicks } from './double-click.ts';
import { followByNativeMenus } from './native-menus.ts';

const isEditable = (target: EventTarget | null): target is HTMLElement =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement);

/** Whether a key belongs to what has the focus rather than to the window. */
function isTaken(event: KeyboardEvent, id: CommandId): boolean {
  const { target } = event;
  if (isOverlaid()) return true;
  if (commandOf(id).when?.(event) === false) return true;
  if (!isEditable(target)) return false;
  // In fields over the document, undo is the document's: what is typed there is in it already.
  const undoes = id === 'edit.undo' || id === 'edit.redo';
  if (undoes && target.dataset.documentField !== undefined) return false;
  return commandOf(id).inFields !== true;
}

const arrows = [
  ['ArrowLeft', -1, 0],
  ['ArrowRight', 1, 0],
  ['ArrowUp', 0, -1],
  ['ArrowDown', 0, 1],
] as const;

/** Binds the table of commands to the keyboard and to the desktop's menu. */
export function useShortcuts(): void {
  useEffect(() => {
    const bindings: Record<string, (event: KeyboardEvent) => void> = {};
    const early: typeof bindings = {};
    for (const id of commandIds) {
      if (commandOf(id).native) continue;
      for (const key of commandOf(id).keys)
        (commandOf(id).early ? early : bindings)[key] = (event) => {
          if (event.defaultPrevented || isTaken(event, id)) return;
          event.preventDefault();
          if (commandOf(id).early) event.stopPropagation();
          runCommand(id);
        };
    }
    for (const [key, right, down] of arrows)
      for (const [binding, steps] of [
        [key, 1],
        [`Shift+${key}`, 4],
      ] as const)
        bindings[binding] = (event) => {
          if (event.defaultPrevented || !isCanvasKey(event)) return;
          event.preventDefault();
          nudgeSelection(right * steps, down * steps);
        };
    const ends = [
      tinykeys(window, bindings, { ignore: () => false }),
      tinykeys(window, early, { ignore: () => false, capture: true }),
    ];
    return () => {
      for (const end of ends) end();
    };
  }, []);
  useEffect(
    () =>
      onStudio('menu.command', ({ command }) => {
        runCommand(command);
      }),
    [],
  );
  useEffect(followByNativeMenus, []);
  useEffect(heedDoubleClicks, []);
}
