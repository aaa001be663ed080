import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type ConnectOpening,
  canvasActions,
  closeConnectMenu,
  focusCard,
  stopName,
  useConnectMenu,
} from '../canvas/index.ts';
import { nodeOf, useDocument } from '../document/index.ts';
import { useLanguage } from '../i18n/i18n.ts';
import { PointPanel, SearchList } from '../ui/index.ts';
import styles from './ConnectMenu.module.css';
import { findRows } from './find-rows.ts';
import { groups, type Row } from './row.ts';
import { rowsFor } from './rows.ts';

const size = { width: 380, height: 420 };
/** Nobody reads further; typing finds the rest. */
const most = 100;

function Line({ row: { name, title, shape, note, category } }: { readonly row: Row }) {
  return (
    <span className={styles.row}>
      <span className={styles.first}>
        <span className={styles.swatch} style={{ '--cat': `var(--cat-${category})` }} aria-hidden />
        <span className={styles.name}>{name}</span>
        <span className={styles.title}>{title}</span>
        {shape === undefined ? null : <span className={styles.shape}>{shape}</span>}
      </span>
      {note === '' ? null : <span className={styles.note}>{note}</span>}
    </span>
  );
}

function Menu({ opening }: { readonly opening: ConnectOpening }) {
  const { t } = useTranslation('connecting');
  const language = useLanguage();
  const network = useDocument((state) => state.network);
  const analysis = useDocument((state) => state.analysis);
  const [query, setQuery] = useState('');
  const rows = useMemo(
    () => rowsFor(network, analysis, opening, language),
    [network, analysis, opening, language],
  );
  const found = findRows(rows, query);
  // The group of what is found best comes first: Enter takes what was typed.
  const order = query.trim() === '' ? groups : [...new Set(found.map(({ group }) => group))];
  const name = stopName(opening.stop);
  const id = useDocument((state) => state.id);
  const there = id === opening.document && opening.nodes.every((each) => nodeOf(network, each));
  useEffect(() => {
    if (!there) closeConnectMenu();
  }, [there]);
  const connect = (chosen: string): void => {
    const row = rows.find((each) => each.id === chosen);
    closeConnectMenu();
    if (!row || !there) return;
    const { source, target, slot } = row.connection;
    canvasActions.feedInput(target, slot, source);
    focusCard(opening.stop);
  };
  return (
    <PointPanel at={opening.at} {...size} testId="connect-menu">
      <SearchList
        label={t(opening.way === 'to' ? 'searchTo' : 'searchFrom', { name })}
        query={query}
        groups={order.flatMap((group) => {
          const items = found
            .filter((row) => row.group === group)
            .slice(0, most)
            .map((row) => ({ id: row.id, content: <Line row={row} />, disabled: group === 'never' }));
          return items.length === 0 ? [] : [{ heading: t(group), items }];
        })}
        none={query.trim() === '' ? t('nothing') : t('none', { query: query.trim() })}
        testId="connect"
        onQuery={setQuery}
        onChoose={connect}
        onEscape={closeConnectMenu}
        onTab={closeConnectMenu}
        onBlur={closeConnectMenu}
      />
    </PointPanel>
  );
}

/** What a layer can be connected to, opened by key: wiring as by hand, for those who do not drag. */
export function ConnectMenu() {
  const opening = useConnectMenu((state) => state.opening);
  return opening ? <Menu key={opening.count} opening={opening} /> : null;
}
