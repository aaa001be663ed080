import { Import } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { RunInfo } from '../../shared/protocol/messages.ts';
import { shortName } from '../data/index.ts';
import { shapeText } from '../format/numbers.ts';
import styles from './TrainingPanel.module.css';

type Skipped = NonNullable<RunInfo['weights']>['skipped'][number];

function Reason({ name, reason, here, there }: Skipped) {
  const { t } = useTranslation('training');
  const [own, other] = [shapeText(here), shapeText(there ?? [])];
  return (
    <li>
      <code>{name}</code>{' '}
      {reason === 'shape' ? t('skipped_shape', { here: own, there: other }) : t(`skipped_${reason}`)}
    </li>
  );
}

/** Of a run that started from other weights: how many it took, and on demand which not and why. */
export function StartedFrom({ run }: { readonly run: RunInfo }) {
  const { t } = useTranslation('training');
  if (!run.weights) return null;
  const { source, loaded, skipped, unused } = run.weights;
  const count = loaded.length;
  const total = count + skipped.length;
  const words = t('startedFrom', { source: shortName(source), count, total });
  return (
    <div className={styles.started} data-testid="started-from">
      <Import aria-hidden />
      {skipped.length + unused.length === 0 ? (
        <span>{words}</span>
      ) : (
        <details>
          <summary>{words}</summary>
          {skipped.length > 0 ? (
            <>
              <p>{t('skippedTitle')}</p>
              <ul data-selectable="" data-testid="skipped-weights">
                {skipped.map((weight) => (
                  <Reason key={weight.name} {...weight} />
                ))}
              </ul>
            </>
          ) : null}
          {unused.length > 0 ? (
            <>
              <p>{t('unusedTitle')}</p>
              <ul data-selectable="" data-testid="unused-weights">
                {unused.map((name) => (
                  <li key={name}>
                    <code>{name}</code>
                  </li>
                ))}
              </ul>
            </>
          ) : null}
        </details>
      )}
    </div>
  );
}
