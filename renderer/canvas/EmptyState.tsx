import { FolderOpen, LayoutTemplate, Plus, Sparkles } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { openWithDialog } from '../files/files.ts';
import { openGallery, openTemplate } from '../templates/open.ts';
import { Button } from '../ui/index.ts';
import { addInput } from './actions.ts';
import styles from './EmptyState.module.css';

/** What an empty canvas says, and the ways to begin. */
export function EmptyState() {
  const { t } = useTranslation('canvas');
  return (
    <div className={styles.empty} data-testid="empty">
      <div className={styles.card}>
        <div className={styles.sketch} aria-hidden>
          <span />
          <span />
          <span />
        </div>
        <h2 className={styles.title}>{t('emptyTitle')}</h2>
        <p className={styles.body}>{t('emptyBody')}</p>
        <div className={styles.actions}>
          <Button
            tone="primary"
            icon={<Sparkles />}
            onClick={() => openTemplate('lenet-5')}
            data-testid="start-lenet"
          >
            {t('emptyExample')}
          </Button>
          <Button icon={<LayoutTemplate />} onClick={openGallery} data-testid="start-template">
            {t('emptyTemplate')}
          </Button>
          <Button icon={<Plus />} onClick={addInput} data-testid="start-input">
            {t('emptyInput')}
          </Button>
          <Button icon={<FolderOpen />} onClick={() => void openWithDialog()} data-testid="start-open">
            {t('emptyOpen')}
          </Button>
        </div>
      </div>
    </div>
  );
}
