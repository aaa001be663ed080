import { PencilLine, Trash2 } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findLayer } from '../../shared/layers/index.ts';
import { addFragment, fragmentLoad } from '../canvas/index.ts';
import { IconButton, toast } from '../ui/index.ts';
import { deleteBlock, renameBlock, type SavedBlock } from './blocks.ts';
import styles from './Palette.module.css';
import { PaletteItem } from './PaletteItem.tsx';

/** Adds a kept block behind what is selected. */
export const addSavedBlock = ({ fragment, name }: SavedBlock): void =>
  addFragment(fragment, name, { kind: 'after' });

function NameField({ block, onDone }: { readonly block: SavedBlock; onDone(): void }) {
  const { t } = useTranslation('palette');
  return (
    <input
      className={styles.rename}
      defaultValue={block.name}
      maxLength={200}
      aria-label={t('blockName')}
      data-testid="block-name-input"
      // biome-ignore lint/a11y/noAutofocus: it was asked for.
      autoFocus
      onFocus={(event) => event.currentTarget.select()}
      onBlur={(event) => {
        renameBlock(block, event.currentTarget.value.trim());
        onDone();
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') event.currentTarget.value = block.name;
        if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur();
      }}
    />
  );
}

function SavedItem({ block }: { readonly block: SavedBlock }) {
  const { t } = useTranslation('palette');
  const [writing, setWriting] = useState(false);
  const { name, fragment } = block;
  const forget = (): void => {
    const restore = deleteBlock(block);
    toast({
      tone: 'info',
      title: t('blockDeleted', { name }),
      action: { label: t('blockRestore'), run: restore },
    });
  };
  const keys: Readonly<Record<string, () => void>> = { F2: () => setWriting(true), Delete: forget };
  const onKeyDown = (event: KeyboardEvent): void => {
    const action = keys[event.key];
    if (!action) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  };
  if (writing) return <NameField block={block} onDone={() => setWriting(false)} />;
  return (
    <div className={styles.own}>
      <PaletteItem
        category={findLayer(fragment.nodes[0]?.type ?? '')?.category ?? 'shape'}
        load={fragmentLoad(fragment, name)}
        testId={`palette-own-${name}`}
        onAdd={() => addSavedBlock(block)}
        onKeyDown={onKeyDown}
        help={
          <>
            <strong>{name}</strong>
            <span className={styles.help}>{t('blockLayers', { count: fragment.nodes.length })}</span>
            <span className={styles.hint}>{t('blockHint')}</span>
          </>
        }
      />
      <span className={styles.tools}>
        <IconButton
          size="small"
          label={t('blockRename', { name })}
          hint="F2"
          onClick={() => setWriting(true)}
        >
          <PencilLine />
        </IconButton>
        <IconButton size="small" label={t('blockDelete', { name })} onClick={forget}>
          <Trash2 />
        </IconButton>
      </span>
    </div>
  );
}

/** The blocks that the person kept. */
export function SavedBlockItems({ blocks }: { readonly blocks: readonly SavedBlock[] }) {
  const { t } = useTranslation('palette');
  return (
    <section className={styles.group} aria-label={t('blocks')}>
      <h2 className={styles.heading}>{t('blocks')}</h2>
      {blocks.map((block) => (
        <SavedItem key={block.name} block={block} />
      ))}
    </section>
  );
}
