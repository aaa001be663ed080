import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { categoryShares } from '../../shared/analysis/shares.ts';
import type { Category } from '../../shared/layers/define.ts';
import { findLayer } from '../../shared/layers/index.ts';
import { MeasureChoice, useCost } from '../cost/index.ts';
import { select, useDocument } from '../document/index.ts';
import { shareText } from '../format/numbers.ts';
import styles from './Headline.module.css';

function selectKind(category: Category): void {
  const { analysis } = useDocument.getState();
  select(
    analysis.order.filter((id) => findLayer(analysis.layers.get(id)?.type ?? '')?.category === category),
  );
}

/** Which kind of layer holds most of the cost, and what the others have; a click selects all of a kind. */
export function Headline() {
  const { t } = useTranslation(['table', 'palette']);
  const analysis = useDocument((state) => state.analysis);
  const measure = useCost((state) => state.measure);
  const shares = useMemo(() => categoryShares(analysis, measure), [analysis, measure]);
  const [most] = shares;
  return (
    <div className={styles.headline}>
      <div className={styles.words}>
        <p className={styles.sentence} data-testid="cost-headline">
          {most
            ? t(`most_${measure}`, {
                kind: t(most.category, { ns: 'palette' }),
                share: shareText(most.share),
              })
            : t('mostNone')}
        </p>
        <ul className={styles.kinds} aria-label={t('kinds')}>
          {shares.map(({ category, count, share }) => (
            <li key={category}>
              <button
                type="button"
                className={styles.kind}
                style={{ '--cat': `var(--cat-${category})` }}
                title={t('selectKind', { count })}
                onClick={() => selectKind(category)}
                data-testid={`kind-${category}`}
                data-share={share}
              >
                {t(category, { ns: 'palette' })}
                <span className={styles.share}>{shareText(share)}</span>
              </button>
            </li>
          ))}
        </ul>
      </div>
      <MeasureChoice testId="table-measure" />
    </div>
  );
}
