import { useTranslation } from 'react-i18next';
import styles from './ExportDialog.module.css';
import { longest, most, pixelsOf } from './pixels.ts';

/** How large a PNG becomes, and why not larger. */
export function PixelCount({
  extent,
  scale: wanted,
}: {
  readonly extent: { readonly width: number; readonly height: number };
  readonly scale: number;
}) {
  const { t } = useTranslation('exporting');
  const { width, height, scale } = pixelsOf(extent, wanted);
  return (
    <p className={styles.pixels}>
      <span data-testid="export-pixels">{t('pixels', { width, height })}</span>
      {scale < wanted ? (
        <span data-testid="export-limited">
          {t('limited', {
            scale: scale.toFixed(2),
            longest,
            most: Math.round(most / 1e6),
          })}
        </span>
      ) : null}
    </p>
  );
}
