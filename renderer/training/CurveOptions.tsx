import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Switch } from '../ui/index.ts';
import { SMOOTHING_PLACES, smoothingAt } from './smoothing.ts';
import styles from './TrainingPanel.module.css';
import { setLossScale, setSmoothing, useView } from './view.ts';

/** How the curves are drawn: smoothing and the loss's scale. */
export function CurveOptions() {
  const { t } = useTranslation('training');
  const id = useId();
  const smoothing = useView((state) => state.smoothing);
  const scale = useView((state) => state.lossScale);
  const weight = smoothingAt(smoothing);
  const shown = weight === 0 ? t('smoothingOff') : weight.toFixed(weight < 0.99 ? 2 : 3);
  return (
    <div className={styles.options} role="group" aria-label={t('chartOptions')}>
      <label className={styles.option}>
        <span>{t('smoothing')}</span>
        <input
          type="range"
          min={0}
          max={SMOOTHING_PLACES}
          value={smoothing}
          onChange={(event) => setSmoothing(Number(event.target.value))}
          aria-valuetext={
            weight === 0
              ? t('smoothingOff')
              : t('smoothingValue', { weight: shown, steps: Math.round(1 / (1 - weight)) })
          }
          data-testid="smoothing"
        />
        <output>{shown}</output>
      </label>
      <span className={styles.option} title={t('logScaleHint')}>
        <label htmlFor={id}>{t('logScale')}</label>
        <Switch
          id={id}
          checked={scale === 'log'}
          onChange={(log) => setLossScale(log ? 'log' : 'linear')}
          data-testid="log-scale"
        />
      </span>
    </div>
  );
}
