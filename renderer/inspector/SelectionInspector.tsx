import { Copy, Replace, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { canvasActions, duplicateSelection, openReplaceMenu } from '../canvas/index.ts';
import { useDocument } from '../document/index.ts';
import { Button } from '../ui/index.ts';
import styles from './Inspector.module.css';

/** Several layers: what can be done with all of them. */
export function SelectionInspector() {
  const { t } = useTranslation('inspector');
  const count = useDocument((state) => state.selection.nodes.size);
  return (
    <>
      <header className={styles.head}>
        <h2 className={styles.title}>{t('several', { count })}</h2>
      </header>
      <div className={styles.block}>
        <p className={styles.muted}>{t('severalHelp')}</p>
        <div className={styles.actions}>
          <Button icon={<Replace />} onClick={openReplaceMenu}>
            {t('replaceSelected')}
          </Button>
          <Button icon={<Copy />} onClick={duplicateSelection}>
            {t('duplicateSelected')}
          </Button>
          <Button icon={<Trash2 />} onClick={() => canvasActions.deleteSelection()}>
            {t('deleteSelected')}
          </Button>
        </div>
      </div>
    </>
  );
}
