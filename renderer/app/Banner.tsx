import { PlugZap } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { retryStudio, useStudio } from '../studio/index.ts';
import { Button } from '../ui/index.ts';
import styles from './Banner.module.css';

/** Says that the studio is gone, for as long as it is. */
export function Banner() {
  const { t } = useTranslation('studio');
  const status = useStudio((state) => state.status);
  return (
    <div className={styles.place} role="status">
      {status === 'disconnected' ? (
        <div className={styles.banner} data-testid="disconnected">
          <PlugZap aria-hidden />
          <span className={styles.words}>{t('disconnected')}</span>
          <Button size="small" onClick={retryStudio}>
            {t('retry')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
