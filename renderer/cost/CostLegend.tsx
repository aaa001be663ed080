import { useTranslation } from 'react-i18next';
import { useDocument } from '../document/index.ts';
import { shareText } from '../format/numbers.ts';
import styles from './CostLegend.module.css';
import { MeasureChoice } from './MeasureChoice.tsx';
import { greatestShare } from './scale.ts';
import { useCost } from './store.ts';

/** What the tints of the cards say, while they are shown, and what they count. */
export function CostLegend() {
  const { t } = useTranslation('cost');
  const { on, measure } = useCost();
  const most = useDocument(({ network, analysis }) => (on ? greatestShare(network, analysis, measure) : 0));
  if (!on) return null;
  return (
    <section className={styles.legend} aria-label={t('legend')} data-testid="cost-legend">
      <MeasureChoice testId="cost-measure" />
      <div
        className={styles.scale}
        role="img"
        aria-label={t('scale', { most: shareText(most) })}
        title={t('scaleHelp')}
        data-testid="cost-scale"
        data-most={most}
      >
        <span className={styles.ramp} />
        {/* The tint goes by the root of the share: half-way lies a quarter. */}
        <span className={styles.ticks}>
          <span>0%</span>
          <span>{shareText(most / 4)}</span>
          <span>{shareText(most)}</span>
        </span>
      </div>
    </section>
  );
}
