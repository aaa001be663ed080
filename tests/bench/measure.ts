/** Rounds of about so many seconds a peer: long enough for a steady rate, short enough for five of them. */
const ROUND_SECONDS = 1.5;

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Steps of a round, from a rate in images/s. */
export const stepsFor = (rate: number, batchSize: number): number =>
  Math.max(5, Math.round((ROUND_SECONDS * rate) / batchSize));

/** A Markdown table. */
export const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
