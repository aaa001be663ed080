import { Check } from 'lucide-react';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../i18n/i18n.ts';
import { Overlay, type SearchGroup, SearchList } from '../ui/index.ts';
import styles from './CommandPalette.module.css';
import { allEntries, type Entry, layerEntries } from './entries.ts';
import { type Found, findEntries } from './find.ts';
import { recentEntries, rememberEntry } from './recent.ts';
import { closeCommandPalette, type PaletteScope, useCommandPalette } from './store.ts';

/** Nobody reads further; typing finds the rest. */
const most = 200;

/** A name with the letters that answer the query set apart. */
function marked(name: string, letters: readonly number[]): ReactNode {
  if (letters.length === 0) return name;
  const chosen = new Set(letters);
  const runs: { text: string; readonly found: boolean }[] = [];
  for (let at = 0; at < name.length; at++) {
    const last = runs[runs.length - 1];
    if (last && last.found === chosen.has(at)) last.text += name[at]!;
    else runs.push({ text: name[at]!, found: chosen.has(at) });
  }
  return runs.map(({ text, found }, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: a run is its place.
    found ? <mark key={index}>{text}</mark> : text,
  );
}

function Line({
  found: { entry, letters, by },
  grouped,
}: {
  readonly found: Found;
  readonly grouped: boolean;
}) {
  const beside = entry.why ?? by ?? entry.detail;
  return (
    <>
      <span className={styles.check}>{entry.checked === true ? <Check aria-hidden /> : null}</span>
      <span className={styles.name}>{marked(entry.name, letters)}</span>
      {beside === undefined || beside === '' ? null : <span className={styles.beside}>{beside}</span>}
      <span className={styles.space} />
      {grouped || entry.key !== undefined ? null : <span className={styles.group}>{entry.group}</span>}
      {entry.key === undefined ? null : <kbd className={styles.key}>{entry.key}</kbd>}
    </>
  );
}

const bare = (entry: Entry): Found => ({ entry, letters: [] });

/** Recent ones first, then group by group. */
function inGroups(entries: readonly Entry[], recent: readonly string[], heading: string) {
  const groups = new Map<string, Found[]>();
  const lately = recent.flatMap((id) => entries.find((entry) => entry.id === id) ?? []);
  if (lately.length > 0) groups.set(heading, lately.map(bare));
  for (const entry of entries.slice(0, most)) {
    if (lately.includes(entry)) continue;
    const group = groups.get(entry.group) ?? [];
    group.push(bare(entry));
    groups.set(entry.group, group);
  }
  return [...groups].map(([name, found]) => ({ name, found }));
}

function Content({ scope, onChoose }: { readonly scope: PaletteScope; onChoose(entry: Entry): void }) {
  const { t } = useTranslation('commandPalette');
  const language = useLanguage();
  const [query, setQuery] = useState('');
  // biome-ignore lint/correctness/useExhaustiveDependencies: entries speak the window's language.
  const entries = useMemo(() => (scope === 'all' ? allEntries() : layerEntries()), [scope, language]);
  const [recent] = useState(recentEntries);
  const searching = query.trim() !== '';
  const found = useMemo(
    () =>
      searching
        ? [{ name: undefined, found: findEntries(entries, query, recent).slice(0, most) }]
        : inGroups(entries, recent, t('recent')),
    [entries, query, searching, recent, t],
  );
  const groups = found.map(
    (group): SearchGroup => ({
      heading: group.name,
      items: group.found.map((each) => ({
        id: each.entry.id,
        content: <Line found={each} grouped={!searching} />,
        disabled: each.entry.why !== undefined,
      })),
    }),
  );
  return (
    <SearchList
      label={t(scope === 'all' ? 'search' : 'searchLayers')}
      query={query}
      groups={groups}
      none={t('none', { query: query.trim() })}
      testId="command"
      onQuery={setQuery}
      onChoose={(id) => {
        const entry = entries.find((each) => each.id === id);
        if (entry) onChoose(entry);
      }}
    />
  );
}

/** Everything the program can do, by name: opened by key, searched in either language. */
export function CommandPalette() {
  const { t } = useTranslation('commandPalette');
  const scope = useCommandPalette((state) => state.scope);
  const chosen = useRef<Entry>(undefined);
  return (
    <Overlay
      open={scope !== undefined}
      title={t(scope === 'layers' ? 'titleLayers' : 'title')}
      testId="command-palette"
      onClose={closeCommandPalette}
      // Not before the keyboard is where it was: a command may take it, or act on what has it.
      onClosed={() => {
        const entry = chosen.current;
        chosen.current = undefined;
        entry?.run();
      }}
    >
      {scope === undefined ? null : (
        <Content
          scope={scope}
          onChoose={(entry) => {
            chosen.current = entry;
            rememberEntry(entry.id);
            closeCommandPalette();
          }}
        />
      )}
    </Overlay>
  );
}
