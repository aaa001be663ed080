import { ArrowUpRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { showDocument } from '../document/index.ts';
import { Button } from '../ui/index.ts';
import { useChangedSince } from './changed-since.ts';
import { useOtherNetwork } from './documents.ts';
import styles from './TrainingPanel.module.css';

/** Says so where the run shown is another network's than the one on the canvas, and leads there; or of layers as they were. */
export function OtherNetwork() {
  const { t } = useTranslation('training');
  const other = useOtherNetwork();
  const changed = useChangedSince();
  if (!other && changed)
    return (
      <div className={styles.other} role="status" data-testid="changed-since">
        <span>{t('changedSince')}</span>
      </div>
    );
  if (!other) return null;
  const { name, document } = other;
  return (
    <div className={styles.other} data-testid="other-network">
      <span>{t('otherNetwork', { name })}</span>
      {document === undefined ? null : (
        <Button
          size="small"
          icon={<ArrowUpRight aria-hidden />}
          onClick={() => showDocument(document)}
          data-testid="show-network"
        >
          {t('showNetwork')}
        </Button>
      )}
    </div>
  );
}
