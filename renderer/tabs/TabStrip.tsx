import { ChevronDown, History, Plus, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type DocumentId,
  isDirty,
  openDocuments,
  showDocument,
  useDocument,
  useOpenDocument,
  useTabs,
} from '../document/index.ts';
import { fileName } from '../files/paths.ts';
import { closeTab } from '../files/tabs.ts';
import { keyOf, runCommand } from '../shortcuts/commands.ts';
import { useTrainedDocument } from '../training/documents.ts';
import { IconButton, Menu } from '../ui/index.ts';
import { dragToReorder } from './drag-to-reorder.ts';
import styles from './TabStrip.module.css';

/** Told apart by their files where two networks have one name. */
function useTitle(id: DocumentId): { readonly name: string; readonly file: string | undefined } {
  const { t } = useTranslation('app');
  const name = useOpenDocument(id, ({ network }) => network.name) || t('untitled');
  const path = useOpenDocument(id, (document) => document.path);
  return { name, file: path === undefined ? undefined : fileName(path) };
}

function Tab({ id, shared }: { readonly id: DocumentId; readonly shared: boolean }) {
  const { t } = useTranslation('tabs');
  const { name, file } = useTitle(id);
  const path = useOpenDocument(id, (document) => document.path);
  const active = useDocument((state) => state.id === id);
  const dirty = useOpenDocument(id, isDirty) === true;
  const recovered = useOpenDocument(id, (document) => document.recovered !== undefined) === true;
  const training = useTrainedDocument() === id;
  const tab = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (active) tab.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [active]);
  const close = (): void => void closeTab(id);
  let label = shared && file !== undefined ? `${name} (${file})` : name;
  if (training) label = t('training', { name: label });
  if (recovered) label = t('recovered', { name: label });
  else if (dirty) label = t('dirty', { name: label });
  return (
    <button
      ref={tab}
      type="button"
      role="tab"
      aria-selected={active}
      aria-label={label}
      title={path ?? t('notSaved')}
      tabIndex={active ? 0 : -1}
      className={styles.tab}
      data-document={id}
      data-testid={`document-${name}`}
      onPointerDownCapture={(event) => {
        // Not on the cross, nor with another button than the first; shown at once, as tabs are.
        if (event.button === 0 && !(event.target as Element).closest('[data-close]')) showDocument(id);
      }}
      onClick={() => showDocument(id)}
      onMouseDown={(event) => {
        if (event.button === 1) event.preventDefault();
      }}
      onAuxClick={(event) => {
        if (event.button === 1) close();
      }}
      onPointerDown={dragToReorder(id)}
    >
      {training ? <span className={styles.training} aria-hidden /> : null}
      {recovered ? <History className={styles.recovered} aria-hidden data-testid="tab-recovered" /> : null}
      <span className={styles.name}>{name}</span>
      {shared && file !== undefined ? <span className={styles.file}>{file}</span> : null}
      {/* Not a control of its own, which a tab must not hold: the keyboard closes with Delete. */}
      <span
        className={styles.close}
        aria-hidden
        data-close=""
        data-dirty={dirty ? '' : undefined}
        data-testid={`close-${name}`}
        onPointerDown={(event) => event.stopPropagation()}
        onClick={(event) => {
          event.stopPropagation();
          close();
        }}
      >
        <X />
      </span>
    </button>
  );
}

/** Every tab in a menu, for when the strip has no room for them all. */
function AllTabs() {
  const { t } = useTranslation('tabs');
  const shown = useDocument((state) => state.id);
  useTabs((state) => state.order);
  return (
    <Menu
      align="end"
      entries={openDocuments().map(({ id, network }) => ({
        kind: 'item',
        id: `document-${id}`,
        label: network.name,
        checked: id === shown,
        run: () => showDocument(id),
      }))}
      trigger={
        <IconButton size="small" label={t('all')} data-testid="all-tabs">
          <ChevronDown />
        </IconButton>
      }
    />
  );
}

/** Whether the tabs are wider than their strip. */
function useOverflow(tabs: number) {
  const ref = useRef<HTMLDivElement>(null);
  const [over, setOver] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another tab changes the width of what is inside.
  useEffect(() => {
    const strip = ref.current;
    if (!strip) return;
    const measure = (): void => setOver(strip.scrollWidth > strip.clientWidth + 1);
    const observer = new ResizeObserver(measure);
    observer.observe(strip);
    measure();
    return () => observer.disconnect();
  }, [tabs]);
  return { ref, over };
}

/** The names that more than one tab has. */
function sharedNames(): ReadonlySet<string> {
  const names = openDocuments().map(({ network }) => network.name);
  return new Set(names.filter((name, index) => names.indexOf(name) !== index));
}

function Strip({ order }: { readonly order: readonly DocumentId[] }) {
  const { t } = useTranslation('tabs');
  const { ref, over } = useOverflow(order.length);
  useDocument(({ network }) => network.name);
  const shared = sharedNames();
  const nameOf = new Map(openDocuments().map(({ id, network }) => [id, network.name]));
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const at = order.indexOf(useDocument.getState().id);
    const targets: Readonly<Record<string, number>> = {
      ArrowLeft: at - 1,
      ArrowRight: at + 1,
      Home: 0,
      End: order.length - 1,
    };
    const to = targets[event.key];
    const modified = event.ctrlKey || event.altKey || event.metaKey || event.shiftKey;
    if (modified) return;
    if (event.key === 'Delete') void closeTab();
    else if (to === undefined) return;
    else {
      const id = order[(to + order.length) % order.length];
      if (id !== undefined) showDocument(id);
    }
    event.preventDefault();
    event.stopPropagation();
    window.requestAnimationFrame(() =>
      ref.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus(),
    );
  };
  return (
    <div className={styles.strip} data-testid="tab-strip">
      <div
        ref={ref}
        className={styles.tabs}
        role="tablist"
        aria-label={t('strip')}
        onKeyDown={onKeyDown}
        onWheel={(event) => {
          if (event.deltaX === 0) event.currentTarget.scrollLeft += event.deltaY;
        }}
      >
        {order.map((id) => (
          <Tab key={id} id={id} shared={shared.has(nameOf.get(id) ?? '')} />
        ))}
      </div>
      {over ? <AllTabs /> : null}
      <IconButton
        size="small"
        label={t('new')}
        hint={keyOf('file.new')}
        onClick={() => runCommand('file.new')}
        data-testid="new-tab"
      >
        <Plus />
      </IconButton>
    </div>
  );
}

/** The open networks; a single one has its name in the bar above, and needs no strip. */
export function TabStrip() {
  const order = useTabs((state) => state.order);
  return order.length > 1 ? <Strip order={order} /> : null;
}
