import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { categories, layers } from '../../shared/layers/index.ts';
import { blocks } from '../../shared/templates/index.ts';
import { beginWith, canvasActions, layerLoad } from '../canvas/index.ts';
import { useLanguage } from '../i18n/i18n.ts';
import { Notice, SearchField } from '../ui/index.ts';
import { addBlock, BlockItems } from './BlockItems.tsx';
import { useBlocks } from './blocks.ts';
import { useCarried } from './carrying.ts';
import styles from './Palette.module.css';
import { PaletteItem } from './PaletteItem.tsx';
import { Preview } from './Preview.tsx';
import { addSavedBlock, SavedBlockItems } from './SavedBlockItems.tsx';
import { type Found, foundBlocks, foundSaved, search } from './search.ts';

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
    <PaletteItem
      category={layer.category}
      load={layerLoad(layer, title[language], params)}
      help={help}
      testId={`palette-${layer.type}`}
      onAdd={() => canvasActions.addAfterSelection(layer, params)}
    />
  );
}

function Ghost() {
  const carried = useCarried((state) => state.carried);
  if (!carried) return null;
  const { load, category, x, y } = carried;
  return (
    <div
      className={styles.ghost}
      style={{
        '--cat': `var(--cat-${category})`,
        transform: `translate(${x}px, ${y}px) translate(-50%, -50%)`,
      }}
      aria-hidden
    >
      <span className={styles.swatch} />
      {load.title}
    </div>
  );
}

/** What can be added: the layers of the catalog, and blocks of several. */
export function Palette() {
  const { t } = useTranslation('palette');
  const language = useLanguage();
  const [query, setQuery] = useState('');
  const groups = useMemo(() => search(layers, categories, query, language), [query, language]);
  const shownBlocks = foundBlocks(blocks, query);
  const kept = useBlocks((state) => state.blocks);
  const shownKept = foundSaved(kept, query);
  const first = query.trim() === '' ? undefined : groups[0]?.found[0];
  const typed = first && (first.issues.length > 0 || Object.keys(first.given).length > 0) ? first : undefined;
  const addFirst = (): void => {
    const [own] = shownKept;
    const [block] = shownBlocks;
    if (first) canvasActions.addAfterSelection(first.layer, beginWith(first.layer, first.given));
    else if (query.trim() === '') return;
    else if (own) addSavedBlock(own);
    else if (block) addBlock(block, language);
  };
  return (
    <div className={styles.palette} data-testid="palette">
      <SearchField
        value={query}
        label={t('search')}
        clearLabel={t('clear')}
        data-testid="palette-search"
        onChange={setQuery}
        onKeyDown={(event) => {
          if (event.key === 'Enter') addFirst();
          else if (event.key === 'Escape') setQuery('');
        }}
      />
      {typed ? (
        <div className={styles.preview}>
          <Preview layer={typed.layer} params={beginWith(typed.layer, typed.given)} issues={typed.issues} />
        </div>
      ) : null}
      <div className={styles.groups}>
        {groups.length + shownBlocks.length + shownKept.length === 0 ? (
          <Notice>{t('none', { query: query.trim() })}</Notice>
        ) : null}
        {groups.map((group) => (
          <section key={group.category} className={styles.group} aria-label={t(group.category)}>
            <h2 className={styles.heading}>{t(group.category)}</h2>
            {group.found.map((found) => (
              <Item key={found.layer.type} {...found} />
            ))}
          </section>
        ))}
        {shownKept.length > 0 ? <SavedBlockItems blocks={shownKept} /> : null}
        {shownBlocks.length > 0 ? <BlockItems blocks={shownBlocks} /> : null}
      </div>
      <Ghost />
    </div>
  );
}
