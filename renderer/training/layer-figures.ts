import type { LayerPoint, StatisticsPoint } from '../../shared/protocol/messages.ts';

/** What is wrong with a figure; a sentence of the catalogue each, `concern_…`. */
export type Concern = 'notFinite' | 'updateLarge' | 'updateSmall' | 'dead' | 'saturated';

/** The table's columns, keys of the catalogue. */
const COLUMNS = [
  'statWeights',
  'statGradient',
  'statUpdate',
  'statOutput',
  'statZeros',
  'statSaturation',
] as const;
export type Column = (typeof COLUMNS)[number];

/** Saturation is a column only where a layer can saturate. */
export const columnsOf = ({ layers }: StatisticsPoint): readonly Column[] =>
  COLUMNS.filter(
    (column) => column !== 'statSaturation' || layers.some(({ saturation }) => saturation !== null),
  );

/**
 * Where something is wrong with a layer: an update far from a thousandth of the weights, units that are dead (of an
 * activation: an input or a dropout may well be mostly 0) or saturated, an output that is no number.
 */
export function concernsOf(
  { updateRatio, mean, zeros, saturation }: LayerPoint,
  activation: boolean,
): Readonly<Partial<Record<Column, Concern>>> {
  return {
    // Every layer has a mean; it travels as null only where it is no number.
    ...(mean === null ? { statOutput: 'notFinite' } : {}),
    ...(updateRatio !== null && updateRatio > 1e-1 ? { statUpdate: 'updateLarge' } : {}),
    ...(updateRatio !== null && updateRatio < 1e-6 ? { statUpdate: 'updateSmall' } : {}),
    ...(activation && zeros !== null && zeros > 0.9 ? { statZeros: 'dead' } : {}),
    ...(saturation !== null && saturation > 0.5 ? { statSaturation: 'saturated' } : {}),
  };
}

/** A figure in three digits: `12.3`, `0.0456`, `1.2e-5`; a dash where there is none. */
export function figureText(value: number | null): string {
  if (value === null) return '–';
  if (value === 0) return '0';
  const size = Math.abs(value);
  return size < 1e-3 || size >= 1e5 ? value.toExponential(1) : value.toPrecision(3);
}

/** A layer's figure over the records, oldest first; without those that have none. */
export const trendOf = (
  records: readonly StatisticsPoint[],
  id: string,
  figure: 'gradientNorm' | 'updateRatio',
): readonly number[] =>
  records.flatMap(({ layers }) => layers.find((layer) => layer.id === id)?.[figure] ?? []);

/**
 * The points of a small curve, `x,y …`, logarithmic, within width × height; undefined where there is nothing to draw. A curve
 * that spans less than a factor of 10 keeps that scale, so that noise looks like noise.
 */
export function sparkline(values: readonly number[], width: number, height: number): string | undefined {
  const logs = values.filter((value) => value > 0).map(Math.log10);
  if (logs.length < 2) return undefined;
  const [low, high] = [Math.min(...logs), Math.max(...logs)];
  const span = Math.max(1, high - low);
  const middle = (low + high) / 2;
  return logs
    .map((log, i) => {
      const x = (i / (logs.length - 1)) * width;
      const y = height / 2 - ((log - middle) / span) * height;
      return `${x.toFixed(1)},${y.toFixed(1)}`;
    })
    .join(' ');
}
