import { canBeDrawn, downsample, type Scale } from './downsampling.ts';
import type { RunHistory } from './history.ts';
import { type Axis, linearAxis, logAxis, stepAxis } from './scale.ts';
import { smooth } from './smoothing.ts';

export type Quantity = 'loss' | 'accuracy';

/** What is drawn at one step; null where the curve has no point of its own. */
export interface CurveRow {
  readonly step: number;
  /** As measured; absent while nothing is smoothed. */
  readonly raw: number | null;
  readonly training: number | null;
  readonly validation: number | null;
}

export interface Curve {
  readonly rows: readonly CurveRow[];
  readonly x: Axis;
  readonly y: Axis;
  /** Every step's value as drawn, for what is read off at a step. */
  readonly training: Float64Array;
}

export interface CurveOptions {
  /** About how many points a curve may have. */
  readonly points: number;
  /** β of the moving average; 0 smooths nothing. */
  readonly weight: number;
  readonly scale: Scale;
  /** Ticks on either axis, about. */
  readonly ticks: readonly [x: number, y: number];
}

const validationColumn = { loss: 'valLoss', accuracy: 'valAccuracy' } as const;

/** A run's curve made ready to draw: smoothed, downsampled, with its axes. Undefined while there is nothing to draw. */
export function buildCurve(
  { steps, epochs }: RunHistory,
  quantity: Quantity,
  { points, weight, scale, ticks }: CurveOptions,
): Curve | undefined {
  const at = steps.column('step');
  const raw = steps.column(quantity);
  const training = smooth(raw, weight);
  const smoothed = weight > 0;
  const indices = new Set(downsample(at, training, points, scale));
  if (smoothed) for (const index of downsample(at, raw, Math.ceil(points / 2), scale)) indices.add(index);

  const drawn = (value: number | undefined): number | null =>
    value !== undefined && canBeDrawn(value, scale) ? value : null;
  const rows: CurveRow[] = [...indices].map((index) => ({
    step: at[index]!,
    raw: smoothed ? drawn(raw[index]) : null,
    training: drawn(training[index]),
    validation: null,
  }));
  const ends = epochs.column('step');
  const validation = epochs.column(validationColumn[quantity]);
  for (const index of downsample(ends, validation, points, scale)) {
    rows.push({ step: ends[index]!, raw: null, training: null, validation: validation[index]! });
  }
  if (rows.length === 0) return undefined;
  rows.sort((a, b) => a.step - b.step);
  const [low, high] = range(rows);
  const y =
    scale === 'log'
      ? logAxis(low, high)
      : linearAxis(
          low,
          high,
          ticks[1],
          quantity === 'accuracy' ? [0, 1] : [low < 0 ? -Infinity : 0, Infinity],
        );
  return { rows, x: stepAxis(rows[0]!.step, rows[rows.length - 1]!.step, ticks[0]), y, training };
}

function range(rows: readonly CurveRow[]): readonly [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (const { raw, training, validation } of rows) {
    for (const value of [raw, training, validation]) {
      if (value === null) continue;
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  return [low, high];
}

/** What is read off a curve at a step. */
export interface Reading {
  readonly step: number;
  readonly training: number;
  /** Of the last epoch that had ended. */
  readonly validation?: number;
}

/** The values nearest to `step`, the latest without one. */
export function readOff(
  history: RunHistory,
  quantity: Quantity,
  training: Float64Array,
  step?: number,
): Reading | undefined {
  const { steps, epochs } = history;
  const index = step === undefined ? steps.length - 1 : steps.nearest(step);
  const found = index === undefined ? undefined : steps.at('step', index);
  const value = index === undefined ? undefined : training[index];
  if (found === undefined || value === undefined) return undefined;
  const validation = epochs.at(validationColumn[quantity], epochs.indexFrom(found + 1) - 1);
  const ended = epochs.indexFrom(found + 1) > 0 && validation !== undefined && !Number.isNaN(validation);
  return { step: found, training: value, ...(ended ? { validation } : {}) };
}
