import { useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Seen } from '../../shared/analysis/seen.ts';
import { toRgba } from '../data/draw-samples.ts';
import styles from './Explanation.module.css';
import { useInputSample } from './useInputSample.ts';

/** The longer side of the input, as it is drawn, in pixels. */
const side = 132;
/** Lines nearer to each other than this are no grid. */
const nearest = 5;

/** Cells from one line of the grid to the next: 1, 2, 4 … so that lines can be told apart. */
const gridStep = (scale: number): number => 2 ** Math.max(0, Math.ceil(Math.log2(nearest / scale)));

function Sample({
  pixels,
  input,
}: {
  readonly pixels: ArrayLike<number>;
  readonly input: readonly number[];
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [height = 1, width = 1, channels = 1] = input;
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (pixels.length === width * height * channels)
      context?.putImageData(new ImageData(toRgba(pixels, channels), width, height), 0, 0);
  }, [pixels, width, height, channels]);
  return <canvas ref={canvas} className={styles.sample} width={width} height={height} aria-hidden />;
}

function Grid({
  width,
  height,
  scale,
}: {
  readonly width: number;
  readonly height: number;
  readonly scale: number;
}) {
  const step = gridStep(scale);
  const lines = (length: number): readonly number[] =>
    Array.from({ length: Math.ceil(length / step) - 1 }, (_, index) => (index + 1) * step);
  const path = [
    ...lines(width).map((x) => `M${x} 0V${height}`),
    ...lines(height).map((y) => `M0 ${y}H${width}`),
  ].join('');
  return <path d={path} className={styles.grid} vectorEffect="non-scaling-stroke" />;
}

/** The input to scale, and on it what the output cell in the middle sees; on a sample's picture where there is one that fits. */
export function FieldPicture({ input, seen }: { readonly input: readonly number[]; readonly seen: Seen }) {
  const { t } = useTranslation('explain');
  const pixels = useInputSample(input);
  const [height = 1, width = 1] = input;
  const scale = side / Math.max(width, height);
  const { from, to } = seen.within;
  const box = { x: from[1], y: from[0], width: to[1] - from[1], height: to[0] - from[0] };
  const around = `M0 0H${width}V${height}H0Z M${box.x} ${box.y}v${box.height}h${box.width}v${-box.height}Z`;
  return (
    <div className={styles.field} style={{ width: width * scale, height: height * scale }}>
      {pixels ? <Sample pixels={pixels} input={input} /> : null}
      <svg
        className={styles.drawing}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={t('fieldPicture')}
        data-testid="field-picture"
        data-on={pixels ? 'sample' : 'grid'}
      >
        {pixels ? null : <Grid width={width} height={height} scale={scale} />}
        <path d={around} className={pixels ? styles.dimmed : styles.unseen} />
        <rect {...box} className={styles.seen} vectorEffect="non-scaling-stroke" data-testid="field-seen" />
      </svg>
    </div>
  );
}
