/** Lines go to standard output, all else to standard error, so that `--json` can be piped. */
export const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
export const printJson = (value: unknown): void => print(JSON.stringify(value));
export const warn = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

const grouped = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
/** `61 706`, grouped as the formulas are. */
export const count = (value: number): string => grouped.format(value).replace(/,/g, ' ');
export const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;
export const real = (value: number | null): string =>
  value === null || !Number.isFinite(value) ? 'not a number' : value.toPrecision(4);
/** Bytes as KiB, MiB, GiB. */
export function bytes(value: number): string {
  const units = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB'];
  const power = value < 1024 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(value) / 10));
  return `${power === 0 ? value : (value / 1024 ** power).toFixed(1)} ${units[power]}`;
}

/** Columns of equal width, but for the last. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
