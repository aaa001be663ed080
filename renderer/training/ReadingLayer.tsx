import type { KeyboardEvent, PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './CurveChart.module.css';
import type { Curve, Reading } from './curve.ts';
import { MARGIN, type PlotSize, stepAt, xOf, yOf } from './plot.ts';
import { readOffAt } from './view.ts';

interface ReadingLayerProps {
  readonly title: string;
  readonly size: PlotSize;
  readonly curve: Curve;
  /** At the step that is read off; of the latest step while none is. */
  readonly reading: Reading | undefined;
  readonly active: boolean;
  readonly format: (value: number) => string;
}

/** How far an arrow key goes, in parts of the axis. */
const STRIDE = 100;

/** Lies over a chart: follows the pointer or the arrow keys, and marks the values at that step in both charts. */
export function ReadingLayer({ title, size, curve, reading, active, format }: ReadingLayerProps) {
  const { t } = useTranslation('training');
  const [first, last] = curve.x.domain;
  const move = (event: PointerEvent<HTMLDivElement>): void =>
    readOffAt(stepAt(size, curve.x, event.clientX - event.currentTarget.getBoundingClientRect().left));
  const keyDown = (event: KeyboardEvent): void => {
    const stride = Math.max(1, Math.round((last - first) / STRIDE));
    const from = reading?.step ?? last;
    const targets: Readonly<Record<string, number | undefined>> = {
      ArrowLeft: from - stride,
      ArrowRight: from + stride,
      PageDown: from - stride * 10,
      PageUp: from + stride * 10,
      Home: first,
      End: last,
    };
    const target = targets[event.key];
    if (target !== undefined) {
      event.preventDefault();
      readOffAt(Math.min(last, Math.max(first, target)));
    } else if (event.key === 'Escape') readOffAt(undefined);
  };
  const x = reading && xOf(size, curve.x, reading.step);
  return (
    <div
      className={styles.layer}
      role="slider"
      tabIndex={0}
      aria-label={t('inspectStep', { chart: title })}
      aria-valuemin={first}
      aria-valuemax={last}
      aria-valuenow={reading?.step ?? last}
      aria-valuetext={reading ? readingText(t, reading, format) : undefined}
      onPointerMove={move}
      onPointerLeave={() => readOffAt(undefined)}
      onBlur={() => readOffAt(undefined)}
      onKeyDown={keyDown}
    >
      {active && reading && x !== undefined ? (
        <>
          <span className={styles.cursor} style={{ left: x, top: MARGIN.top, bottom: MARGIN.bottom }} />
          <Mark x={x} y={yOf(size, curve.y, reading.training)} />
        </>
      ) : null}
    </div>
  );
}

const readingText = (
  t: ReturnType<typeof useTranslation<'training'>>['t'],
  { step, training, validation }: Reading,
  format: (value: number) => string,
): string =>
  validation === undefined
    ? t('readingTraining', { step, training: format(training) })
    : t('readingBoth', { step, training: format(training), validation: format(validation) });

/** Where the value lies; a NaN lies nowhere. */
const Mark = ({ x, y }: { readonly x: number; readonly y: number }) =>
  Number.isFinite(y) ? <span className={styles.mark} style={{ left: x, top: y }} /> : null;
