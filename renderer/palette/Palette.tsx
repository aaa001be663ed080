import { Search, X } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnyLayer } from '../../shared/layers/define.ts';
import { categories, layers } from '../../shared/layers/index.ts';
import { canvasActions } from '../canvas/index.ts';
import { useLanguage } from '../i18n/i18n.ts';
import { Notice, Tooltip } from '../ui/index.ts';
import { followPress, useCarried } from './carrying.ts';
import styles from './Palette.module.css';
import { grouped } from './search.ts';

function Item({ layer }: { readonly layer: AnyLayer }) {
  const { t } = useTranslation('palette');
  const language = useLanguage();
  const { title, summary, formula } = layer.help;
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
        onPointerDown={(event) => followPress(event, layer)}
        onClick={() => canvasActions.addAfterSelection(layer)}
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
  const groups = useMemo(() => grouped(layers, categories, query, language), [query, language]);
  const addFirst = (): void => {
    const first = groups[0]?.layers[0];
    if (first && query.trim() !== '') canvasActions.addAfterSelection(first);
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
      <div className={styles.groups}>
        {groups.length === 0 ? <Notice>{t('none', { query: query.trim() })}</Notice> : null}
        {groups.map((group) => (
          <section key={group.category} className={styles.group} aria-label={t(group.category)}>
            <h2 className={styles.heading}>{t(group.category)}</h2>
            {group.layers.map((layer) => (
              <Item key={layer.type} layer={layer} />
            ))}
          </section>
        ))}
      </div>
      <Ghost />
    </div>
  );
}
