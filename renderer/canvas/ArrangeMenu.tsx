import { ChevronUp, Network, Pin, PinOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Direction } from '../../shared/network/network.ts';
import { useDocument } from '../document/index.ts';
import { commandName, keyOf } from '../shortcuts/names.ts';
import { IconButton, Menu, type MenuEntry } from '../ui/index.ts';
import { CommandButton } from './CommandButton.tsx';
import styles from './Controls.module.css';
import {
  arrangeAll,
  arrangeKeeping,
  arrangeSelection,
  arrangeTowards,
  isSelectionPinned,
  togglePin,
} from './laying-out.ts';

/** Arranges at a press; beside it, the other ways to do so, and what they leave in place. */
export function ArrangeMenu() {
  const { t } = useTranslation('canvas');
  const selected = useDocument((state) => state.selection.nodes.size);
  const pinned = useDocument(isSelectionPinned);
  const towards = useDocument((state) => state.network.direction ?? 'down');
  const direction = (to: Direction): MenuEntry => ({
    kind: 'item',
    id: `arrange-${to}`,
    label: commandName(`arrange.${to}wards`),
    hint: keyOf(`arrange.${to}wards`),
    checked: towards === to,
    run: () => arrangeTowards(to),
  });
  const entries: readonly MenuEntry[] = [
    {
      kind: 'item',
      id: 'arrange-all',
      label: commandName('view.arrange'),
      icon: <Network />,
      hint: keyOf('view.arrange'),
      run: arrangeAll,
    },
    {
      kind: 'item',
      id: 'arrange-keeping',
      label: commandName('arrange.keeping'),
      hint: keyOf('arrange.keeping'),
      run: arrangeKeeping,
    },
    {
      kind: 'item',
      id: 'arrange-selection',
      label: commandName('arrange.selection'),
      hint: keyOf('arrange.selection'),
      disabled: selected < 2,
      run: arrangeSelection,
    },
    { kind: 'separator', id: 'before-directions' },
    direction('down'),
    direction('right'),
    { kind: 'separator', id: 'before-pin' },
    {
      kind: 'item',
      id: 'pin',
      label: commandName('arrange.pin'),
      icon: pinned ? <PinOff /> : <Pin />,
      hint: keyOf('arrange.pin'),
      disabled: selected === 0,
      run: togglePin,
    },
  ];
  return (
    <>
      <CommandButton command="view.arrange" onClick={arrangeAll} data-testid="arrange">
        <Network />
      </CommandButton>
      <Menu
        entries={entries}
        trigger={
          <IconButton
            size="small"
            className={styles.more}
            label={t('arrangeMore')}
            data-testid="arrange-menu"
          >
            <ChevronUp />
          </IconButton>
        }
      />
    </>
  );
}
