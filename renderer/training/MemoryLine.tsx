import { MemoryStick, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { humaneBytes } from '../format/numbers.ts';
import styles from './MemoryLine.module.css';
import { useMemoryEstimate } from './useMemoryEstimate.ts';

const PARTS = [
  'process',
  'dataset',
  'weights',
  'optimizer',
  'activations',
  'gradients',
  'validation',
  'copies',
] as const;

/** What the next training will take of memory; its parts on demand, and what to do where the machine has less. */
export function MemoryLine() {
  const { t } = useTranslation('training');
  const foreseen = useMemoryEstimate();
  if (!foreseen) return null;
  const { estimate, tooMuch } = foreseen;
  return (
    <div className={styles.memory} data-too-much={tooMuch ? '' : undefined} data-testid="memory-estimate">
      {tooMuch ? <TriangleAlert aria-hidden /> : <MemoryStick aria-hidden />}
      <div>
        <details>
          <summary>{t('memoryAbout', { size: humaneBytes(estimate.total) })}</summary>
          <dl data-testid="memory-parts">
            {PARTS.map((part) => (
              <div key={part}>
                <dt>{t(`memory_${part}`)}</dt>
                <dd>{humaneBytes(estimate[part])}</dd>
              </div>
            ))}
          </dl>
        </details>
        {tooMuch ? (
          <p data-testid="memory-too-much">
            {t('memoryTooMuch', { machine: humaneBytes(tooMuch.machine) })}{' '}
            {tooMuch.batchSize === undefined
              ? t('memorySmallerNetwork')
              : t('memorySmallerBatch', { batch: tooMuch.batchSize })}
          </p>
        ) : null}
      </div>
    </div>
  );
}
