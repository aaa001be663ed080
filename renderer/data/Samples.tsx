import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { DatasetInfo } from '../../shared/protocol/messages.ts';
import { drawStrip } from './draw-samples.ts';
import styles from './Samples.module.css';
import type { Sample } from './store.ts';

/** How high a row of images is, in CSS pixels. */
const ROW = 36;

function Strip({
  name,
  samples,
  shape,
}: {
  readonly name: string;
  readonly samples: readonly Sample[];
  readonly shape: readonly number[];
}) {
  const { t } = useTranslation('data');
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current) drawStrip(canvas.current, samples, shape);
  }, [samples, shape]);
  return (
    <canvas
      ref={canvas}
      className={styles.strip}
      style={{ height: ROW, imageRendering: (shape[0] ?? 0) < ROW / 2 ? 'pixelated' : 'auto' }}
      role="img"
      aria-label={t('samplesOf', { count: samples.length, name })}
    />
  );
}

/** Images of each class, a row a class. */
export function Samples({
  info,
  samples,
}: {
  readonly info: DatasetInfo;
  readonly samples: readonly Sample[];
}) {
  const { t } = useTranslation('data');
  const rows = useMemo(
    () =>
      info.classes.map((name, label) => ({
        name,
        label,
        samples: samples.filter((sample) => sample.label === label),
      })),
    [info, samples],
  );
  return (
    <section aria-label={t('samplesTitle')} data-testid="dataset-samples">
      <dl className={styles.rows}>
        {rows.map(({ name, label, samples: shown }) => (
          <div key={label} className={styles.row}>
            <dt className={styles.name} title={name}>
              {name}
            </dt>
            <dd className={styles.images}>
              <Strip name={name} samples={shown} shape={info.shape} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
