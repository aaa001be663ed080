import { useId, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './CurveChart.module.css';
import { CurveLines } from './CurveLines.tsx';
import { buildCurve, type Quantity, readOff } from './curve.ts';
import { summarise } from './curve-summary.ts';
import type { Scale } from './downsampling.ts';
import { accuracyTick, lossText, lossTick, percent, stepTick } from './format.ts';
import { useRevision } from './histories.ts';
import type { RunHistory } from './history.ts';
import { ReadingLayer } from './ReadingLayer.tsx';
import { smoothingAt } from './smoothing.ts';
import { useSize } from './useSize.ts';
import { useView } from './view.ts';

interface CurveChartProps {
  readonly quantity: Quantity;
  readonly history: RunHistory;
  readonly scale: Scale;
}

/** One tick this far from the next, in CSS pixels. */
const TICK_SPACE = { x: 84, y: 38 } as const;

/** A run's loss or accuracy over its steps, training and validation, as it streams in. */
export function CurveChart({ quantity, history, scale }: CurveChartProps) {
  const { t } = useTranslation('training');
  const id = useId();
  const [ref, size] = useSize<HTMLDivElement>();
  const revision = useRevision((state) => state.revision);
  const weight = smoothingAt(useView((state) => state.smoothing));
  const step = useView((state) => state.step);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the history grows in place; `revision` tells when.
  const curve = useMemo(
    () =>
      size.width === 0
        ? undefined
        : buildCurve(history, quantity, {
            points: Math.max(50, size.width),
            weight,
            scale,
            ticks: [size.width / TICK_SPACE.x, size.height / TICK_SPACE.y],
          }),
    [history, quantity, weight, scale, size, revision],
  );
  const format = quantity === 'loss' ? lossText : percent;
  const title = quantity === 'loss' ? t('chartLoss') : t('chartAccuracy');
  const reading = curve && readOff(history, quantity, curve.training, step);
  return (
    <figure className={styles.chart} aria-labelledby={`${id}-title`} aria-describedby={`${id}-summary`}>
      <figcaption className={styles.head}>
        <span className={styles.title} id={`${id}-title`}>
          {title}
        </span>
        <span className={styles.at}>
          {step !== undefined && reading ? t('atStep', { step: stepTick(reading.step) }) : ''}
        </span>
        <span className={styles.legends}>
          <span className={styles.legend} data-series="training">
            {t('seriesTraining')} <b>{reading ? format(reading.training) : '–'}</b>
          </span>
          <span className={styles.legend} data-series="validation">
            {t('seriesValidation')}{' '}
            <b>{reading?.validation === undefined ? '–' : format(reading.validation)}</b>
          </span>
        </span>
      </figcaption>
      <p className="visually-hidden" id={`${id}-summary`}>
        {summarise(history, quantity, title, format, t)}
      </p>
      <div ref={ref} className={styles.plot} data-testid={`chart-${quantity}`}>
        {curve && size.height > 0 ? (
          <>
            <div aria-hidden>
              <CurveLines
                size={size}
                rows={curve.rows}
                x={curve.x}
                y={curve.y}
                formatY={quantity === 'loss' ? lossTick : accuracyTick}
              />
            </div>
            <ReadingLayer
              title={title}
              size={size}
              curve={curve}
              reading={reading}
              active={step !== undefined}
              format={format}
            />
          </>
        ) : null}
      </div>
    </figure>
  );
}
