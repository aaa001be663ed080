import { Search, X } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { categories, layers } from '../../shared/layers/index.ts';
import { beginWith, canvasActions } from '../canvas/index.ts';
import { useLanguage } from '../i18n/i18n.ts';
import { Notice, Tooltip } from '../ui/index.ts';
import { followPress, useCarried } from './carrying.ts';
import styles from './Palette.module.css';
import { Preview } from './Preview.tsx';
import { type Found, search } from './search.ts';

function Item({ layer, given }: Found) {
  const { t } = useTranslation('palette');
  const language = useLanguage();
  const { title, summary, formula } = layer.help;
  const params = beginWith(layer, given);
  const help = (
    <>
      <strong>{title[language]}</strong>
      <span className={styles.help}>{summary[language]}</span>
      {formula === undefined ? null : <span className={styles.formula}>{formula}</span>}
      <span className={styles.hint}>{t('addHint')}</span>
    </>
  );
  return (
    <Tooltip content={help} side="right">
      <button
        type="button"
        className={styles.item}
        style={{ '--cat': `var(--cat-${layer.category})` }}
        data-testid={`palette-${layer.type}`}
        onPointerDown={(event) => followPress(event, layer, params)}
        onClick={() => canvasActions.addAfterSelection(layer, params)}
      >
        <span className={styles.swatch} aria-hidden />
        <span className={styles.title}>{title[language]}</span>
      </button>
    </Tooltip>
  );
}

function Ghost() {
  const language = useLanguage();
  const carried = useCarried((state) => state.carried);
  if (!carried) return null;
  const { layer, x, y } = carried;
  return (
    <div
      className={styles.ghost}
      style={{
        '--cat': `var(--cat-${layer.category})`,
        transform: `translate(${x}px, ${y}px) translate(-50%, -50%)`,
      }}
      aria-hidden
    >
      <span className={styles.swatch} />
      {layer.help.title[language]}
    </div>
  );
}

/** The layers that can be added, from the catalog: by drag, by click, or by Enter. */
export function Palette() {
  const { t } = useTranslation('palette');
  const language = useLanguage();
  const [query, setQuery] = useState('');
  const groups = useMemo(() => search(layers, categories, query, language), [query, language]);
  const first = query.trim() === '' ? undefined : groups[0]?.found[0];
  const typed = first && (first.issues.length > 0 || Object.keys(first.given).length > 0) ? first : undefined;
  const addFirst = (): void => {
    if (first) canvasActions.addAfterSelection(first.layer, beginWith(first.layer, first.given));
  };
  return (
    <div className={styles.palette} data-testid="palette">
      <search className={styles.search}>
        <Search aria-hidden />
        <input
          className={styles.input}
          type="text"
          value={query}
          placeholder={t('search')}
          aria-label={t('search')}
          spellCheck={false}
          data-testid="palette-search"
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') addFirst();
            else if (event.key === 'Escape') setQuery('');
          }}
        />
        {query === '' ? null : (
          <button type="button" className={styles.clear} aria-label={t('clear')} onClick={() => setQuery('')}>
            <X />
          </button>
        )}
      </search>
      {typed ? (
        <div className={styles.preview}>
          <Preview layer={typed.layer} params={beginWith(typed.layer, typed.given)} issues={typed.issues} />
        </div>
      ) : null}
      <div className={styles.groups}>
        {groups.length === 0 ? <Notice>{t('none', { query: query.trim() })}</Notice> : null}
        {groups.map((group) => (
          <section key={group.category} className={styles.group} aria-label={t(group.category)}>
            <h2 className={styles.heading}>{t(group.category)}</h2>
            {group.found.map((found) => (
              <Item key={found.layer.type} {...found} />
            ))}
          </section>
        ))}
      </div>
      <Ghost />
    </div>
  );
}
