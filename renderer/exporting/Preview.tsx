import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames, Segmented } from '../ui/index.ts';
import styles from './ExportDialog.module.css';
import type { Outcome } from './outcome.ts';
import { addressOf } from './raster.ts';

const zooms = ['fit', 'actual'] as const;

/** What will be written: the very picture, or the text. */
export function Preview({
  outcome,
  name,
  transparent,
}: {
  readonly outcome: Outcome | undefined;
  readonly name: string;
  readonly transparent: boolean;
}) {
  const { t } = useTranslation('exporting');
  const [zoom, setZoom] = useState<(typeof zooms)[number]>('fit');
  return (
    <figure className={styles.preview}>
      <div
        className={classNames(styles.pane, outcome?.kind === 'picture' && styles[zoom])}
        // What scrolls has to be reached by keyboard.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: as above.
        tabIndex={0}
        role="group"
        aria-label={t('preview')}
        data-testid="export-preview"
      >
        {outcome === undefined ? <p className={styles.drawing}>{t('drawing')}</p> : null}
        {outcome?.kind === 'picture' ? (
          <img
            className={classNames(styles.picture, transparent && styles.transparent)}
            src={addressOf(outcome.svg)}
            width={outcome.picture.frame.width}
            height={outcome.picture.frame.height}
            alt={t('pictureOf', { name: outcome.picture.title })}
            draggable={false}
            data-testid="export-picture"
          />
        ) : null}
        {outcome?.kind === 'text' ? (
          <pre className={styles.text} data-selectable="" data-testid="export-text">
            {outcome.text}
          </pre>
        ) : null}
      </div>
      <figcaption className={styles.caption}>
        <span className={styles.name} data-testid="export-name">
          {name}
        </span>
        {outcome?.kind === 'picture' ? (
          <Segmented
            label={t('zoom')}
            options={zooms.map((value) => ({ value, label: t(value) }))}
            value={zoom}
            onChange={(chosen) => setZoom(chosen)}
            testId="export-zoom"
          />
        ) : null}
      </figcaption>
    </figure>
  );
}
