import type { TFunction } from 'i18next';
import type { Quantity } from './curve.ts';
import type { RunHistory } from './history.ts';

/** First, last, least and greatest of what is finite. */
export function extent(
  values: Float64Array,
):
  | { readonly first: number; readonly last: number; readonly low: number; readonly high: number }
  | undefined {
  let found: { first: number; last: number; low: number; high: number } | undefined;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    if (!found) found = { first: value, last: value, low: value, high: value };
    found.last = value;
    if (value < found.low) found.low = value;
    if (value > found.high) found.high = value;
  }
  return found;
}

/** A chart in words, for those who do not see it. */
export function summarise(
  { steps, epochs }: RunHistory,
  quantity: Quantity,
  chart: string,
  format: (value: number) => string,
  t: TFunction<'training'>,
): string {
  const training = extent(steps.column(quantity));
  if (!training) return '';
  const { first, last, low, high } = training;
  const sentence = t('summary', {
    chart,
    steps: steps.length,
    first: format(first),
    last: format(last),
    low: format(low),
    high: format(high),
  });
  const measured = epochs.column(quantity === 'loss' ? 'valLoss' : 'valAccuracy');
  const validation = extent(measured);
  if (!validation) return sentence;
  const best = quantity === 'loss' ? validation.low : validation.high;
  return `${sentence} ${t('summaryValidation', { count: measured.length, last: format(validation.last), best: format(best) })}`;
}
