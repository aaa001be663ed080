import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import {
  Group,
  Panel,
  type PanelImperativeHandle,
  Separator,
  useDefaultLayout,
  usePanelRef,
} from 'react-resizable-panels';
import { Canvas } from '../canvas/index.ts';
import { CommandPalette } from '../command-palette/CommandPalette.tsx';
import { CompareDialog } from '../compare/CompareDialog.tsx';
import { ConnectMenu } from '../connecting/ConnectMenu.tsx';
import { CanvasMenu } from '../context-menu/CanvasMenu.tsx';
import { useDocument } from '../document/index.ts';
import { ExportDialog } from '../exporting/ExportDialog.tsx';
import { DropZone } from '../files/DropZone.tsx';
import { FileDialogs } from '../files/FileDialogs.tsx';
import { Inspector } from '../inspector/Inspector.tsx';
import { OutlineDialog } from '../outline/OutlineDialog.tsx';
import { AddMenu } from '../palette/AddMenu.tsx';
import { Palette } from '../palette/Palette.tsx';
import { ShortcutsDialog } from '../shortcuts/ShortcutsDialog.tsx';
import { useShortcuts } from '../shortcuts/useShortcuts.ts';
import { readSetting, writeSetting } from '../storage/local.ts';
import { TabStrip } from '../tabs/TabStrip.tsx';
import { TemplateGallery } from '../templates/TemplateGallery.tsx';
import { Totals } from '../totals/Totals.tsx';
import { QuestionDialog, Toasts, TooltipProvider } from '../ui/index.ts';
import styles from './App.module.css';
import { Banner } from './Banner.tsx';
import { BottomPanel } from './BottomPanel.tsx';
import { setPart, useLayout } from './layout.ts';
import { Room } from './Room.tsx';
import { TopBar } from './TopBar.tsx';

const storage = {
  getItem: (key: string): string | null => readSetting(key) ?? null,
  setItem: (key: string, value: string): void => void writeSetting(key, value),
};
const strip = 37;
/** Letters are larger where the window is; see the tokens. */
const wider = window.matchMedia('(min-width: 2800px) and (min-height: 1500px)').matches ? 1.25 : 1;

/** How tall the bottom panel opens at first: enough for the curves, in a low window too. */
const panelHeight = window.matchMedia('(max-height: 720px)').matches ? '60%' : '46%';

/**
 * Folds and unfolds a panel as the layout says, to the size it had, at first to `opening`; a panel folded by its edge tells
 * the layout.
 */
function useFolding(part: 'palette' | 'inspector' | 'panel', opening?: string) {
  const panelRef = usePanelRef();
  const last = useRef(opening);
  const shown = useLayout((state) => state[part]);
  useEffect(() => {
    const panel: PanelImperativeHandle | null = panelRef.current;
    if (!panel || panel.isCollapsed() === !shown) return;
    if (!shown) panel.collapse();
    else if (last.current === undefined) panel.expand();
    else panel.resize(last.current);
  }, [panelRef, shown]);
  const onResize = (): void => {
    const panel = panelRef.current;
    if (!panel) return;
    const open = !panel.isCollapsed();
    if (open) last.current = `${panel.getSize().asPercentage}%`;
    setPart(part, open);
  };
  return { panelRef, onResize };
}

const Side = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <aside className={styles.side} aria-label={label}>
    <Room>{children}</Room>
  </aside>
);

/** The window: what is where. Each room brings its own content. */
export function App() {
  const { t } = useTranslation('app');
  useShortcuts();
  const shown = useDocument((state) => state.id);
  const columns = useDefaultLayout({ id: 'columns', storage });
  const rows = useDefaultLayout({ id: 'rows', storage });
  const palette = useFolding('palette');
  const inspector = useFolding('inspector');
  const panel = useFolding('panel', panelHeight);
  return (
    <TooltipProvider>
      <div className={styles.app}>
        <TopBar />
        <div className={styles.notices}>
          <TabStrip />
          <Banner />
        </div>
        <Group className={styles.columns} orientation="horizontal" {...columns}>
          <Panel
            id="palette-pane"
            collapsible
            minSize={176}
            defaultSize={232 * wider}
            maxSize={320 * wider}
            groupResizeBehavior="preserve-pixel-size"
            {...palette}
          >
            <Side label={t('roomPalette')}>
              <Palette />
            </Side>
          </Panel>
          <Separator className={styles.columnEdge} aria-label={t('panelResize')} />
          <Panel id="middle-pane" minSize={320}>
            <Group orientation="vertical" {...rows}>
              <Panel id="canvas-pane" minSize={120}>
                <main className={styles.canvas} aria-label={t('roomCanvas')}>
                  <Room>
                    <Canvas />
                  </Room>
                </main>
              </Panel>
              <Separator className={styles.rowEdge} aria-label={t('panelResize')} />
              <Panel
                id="panel-pane"
                collapsible
                collapsedSize={strip}
                minSize={180}
                defaultSize={strip}
                maxSize="75%"
                groupResizeBehavior="preserve-pixel-size"
                {...panel}
              >
                <section className={styles.panel} aria-label={t('roomPanel')}>
                  <BottomPanel />
                </section>
              </Panel>
            </Group>
          </Panel>
          <Separator className={styles.columnEdge} aria-label={t('panelResize')} />
          <Panel
            id="inspector-pane"
            collapsible
            minSize={248}
            defaultSize={296 * wider}
            maxSize={460 * wider}
            groupResizeBehavior="preserve-pixel-size"
            {...inspector}
          >
            <Side label={t('roomInspector')}>
              <Inspector key={shown} />
            </Side>
          </Panel>
        </Group>
        <Totals />
      </div>
      <AddMenu />
      <CanvasMenu />
      <ConnectMenu />
      <DropZone />
      <FileDialogs />
      <TemplateGallery />
      <CompareDialog />
      <ExportDialog />
      <OutlineDialog />
      <CommandPalette />
      <ShortcutsDialog />
      <QuestionDialog />
      <Toasts />
    </TooltipProvider>
  );
}
