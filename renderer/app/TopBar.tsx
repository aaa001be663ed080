import { PanelBottom, PanelLeft, PanelRight, Redo2, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useDocument } from '../document/index.ts';
import { keyOf, runCommand } from '../shortcuts/commands.ts';
import icon from '../theme/icon.svg';
import { IconButton } from '../ui/index.ts';
import { FileMenu } from './FileMenu.tsx';
import { useLayout } from './layout.ts';
import { MoreMenu } from './MoreMenu.tsx';
import { NetworkName } from './NetworkName.tsx';
import styles from './TopBar.module.css';
import { TrainButton } from './TrainButton.tsx';

function UndoButtons() {
  const { t } = useTranslation('app');
  const done = useDocument((state) => state.history.past[state.history.past.length - 1]?.name);
  const undone = useDocument((state) => state.history.future[0]?.name);
  return (
    <>
      <IconButton
        label={done === undefined ? t('undo') : t('undoNamed', { name: done })}
        hint={keyOf('edit.undo')}
        disabled={done === undefined}
        onClick={() => runCommand('edit.undo')}
        data-testid="undo"
      >
        <Undo2 />
      </IconButton>
      <IconButton
        label={undone === undefined ? t('redo') : t('redoNamed', { name: undone })}
        hint={keyOf('edit.redo')}
        disabled={undone === undefined}
        onClick={() => runCommand('edit.redo')}
        data-testid="redo"
      >
        <Redo2 />
      </IconButton>
    </>
  );
}

const parts = [
  { part: 'palette', show: 'paletteShow', hide: 'paletteHide', command: 'view.palette', Icon: PanelLeft },
  { part: 'panel', show: 'panelShow', hide: 'panelHide', command: 'view.panel', Icon: PanelBottom },
  {
    part: 'inspector',
    show: 'inspectorShow',
    hide: 'inspectorHide',
    command: 'view.inspector',
    Icon: PanelRight,
  },
] as const;

function PanelButtons() {
  const { t } = useTranslation('app');
  const layout = useLayout();
  return parts.map(({ part, show, hide, command, Icon }) => (
    <IconButton
      key={part}
      label={layout[part] ? t(hide) : t(show)}
      hint={keyOf(command)}
      aria-pressed={layout[part]}
      onClick={() => runCommand(command)}
      data-testid={`toggle-${part}`}
    >
      <Icon />
    </IconButton>
  ));
}

/** The window's top: the file, its name, undo, what is in sight, and Train. */
export function TopBar() {
  const { t } = useTranslation('app');
  return (
    <header className={styles.bar}>
      <div className={styles.start} role="toolbar" aria-label={t('toolbar')}>
        <img className={styles.icon} src={icon} alt={t('name')} />
        <FileMenu />
        <span className={styles.rule} />
        <UndoButtons />
      </div>
      <NetworkName />
      <div className={styles.end} role="toolbar" aria-label={t('toolbarView')}>
        <PanelButtons />
        <MoreMenu />
        <span className={styles.rule} />
        <TrainButton />
      </div>
    </header>
  );
}
