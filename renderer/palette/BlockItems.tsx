import { useTranslation } from 'react-i18next';
import type { Language } from '../../shared/layers/define.ts';
import { type Block, blockFragment } from '../../shared/templates/index.ts';
import { addFragment, type Fragment, fragmentLoad } from '../canvas/index.ts';
import { useDocument } from '../document/index.ts';
import { useLanguage } from '../i18n/i18n.ts';
import styles from './Palette.module.css';
import { PaletteItem } from './PaletteItem.tsx';

/** A block as it is drawn into the network that is shown, for the shape that comes in. */
const fragmentOf =
  (block: Block, title: string): Fragment =>
  (shape) =>
    blockFragment(useDocument.getState().network, block, title, shape);

/** Adds a block behind what is selected. */
export function addBlock(block: Block, language: Language): void {
  const title = block.help.title[language];
  addFragment(fragmentOf(block, title), title, { kind: 'after' });
}

/** The blocks that come with the program: several layers added as one, as a group. */
export function BlockItems({ blocks }: { readonly blocks: readonly Block[] }) {
  const { t } = useTranslation('palette');
  const language = useLanguage();
  return (
    <section className={styles.group} aria-label={t('sectionBlocks')}>
      <h2 className={styles.heading}>{t('sectionBlocks')}</h2>
      {blocks.map((block) => {
        const title = block.help.title[language];
        return (
          <PaletteItem
            key={block.id}
            category={block.category}
            load={fragmentLoad(fragmentOf(block, title), title)}
            testId={`palette-block-${block.id}`}
            onAdd={() => addBlock(block, language)}
            help={
              <>
                <strong>{title}</strong>
                <span className={styles.help}>{block.help.summary[language]}</span>
                <span className={styles.hint}>{t('addHint')}</span>
              </>
            }
          />
        );
      })}
    </section>
  );
}
