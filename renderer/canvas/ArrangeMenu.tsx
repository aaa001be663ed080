import { ChevronUp, Network, Pin, PinOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useDocument } from '../document/index.ts';
import { keyText } from '../shortcuts/keys.ts';
import { IconButton, Menu, type MenuEntry } from '../ui/index.ts';
import styles from './Controls.module.css';
import { arrangeAll, arrangeKeeping, arrangeSelection, isSelectionPinned, togglePin } from './laying-out.ts';

/** Arranges at a press; beside it, the other ways to do so, and what they leave in place. */
export function ArrangeMenu() {
  const { t } = useTranslation(['canvas', 'app']);
  const selected = useDocument((state) => state.selection.nodes.size);
  const pinned = useDocument(isSelectionPinned);
  const entries: readonly MenuEntry[] = [
    {
      kind: 'item',
      id: 'arrange-all',
      label: t('arrangeAll', { ns: 'canvas' }),
      icon: <Network />,
      hint: keyText('Shift+a'),
      run: arrangeAll,
    },
    {
      kind: 'item',
      id: 'arrange-keeping',
      label: t('arrangeKeeping', { ns: 'canvas' }),
      hint: keyText('Alt+Shift+KeyA'),
      run: arrangeKeeping,
    },
    {
      kind: 'item',
      id: 'arrange-selection',
      label: t('arrangeSelection', { ns: 'canvas' }),
      hint: keyText('Alt+Shift+KeyS'),
      disabled: selected < 2,
      run: arrangeSelection,
    },
    { kind: 'separator', id: 'before-pin' },
    {
      kind: 'item',
      id: 'pin',
      label: t(pinned ? 'unpinSelection' : 'pinSelection', { ns: 'canvas' }),
      icon: pinned ? <PinOff /> : <Pin />,
      hint: keyText('Shift+p'),
      disabled: selected === 0,
      run: togglePin,
    },
  ];
  return (
    <>
      <IconButton
        size="small"
        label={t('arrangeHint', { ns: 'app' })}
        hint={keyText('Shift+a')}
        onClick={arrangeAll}
        data-testid="arrange"
      >
        <Network />
      </IconButton>
      <Menu
        entries={entries}
        trigger={
          <IconButton
            size="small"
            className={styles.more}
            label={t('arrangeMore', { ns: 'canvas' })}
            data-testid="arrange-menu"
          >
            <ChevronUp />
          </IconButton>
        }
      />
    </>
  );
}
