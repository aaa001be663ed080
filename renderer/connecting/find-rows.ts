import { fuzzy } from '../command-palette/fuzzy.ts';
import { groups, type Row } from './row.ts';

/** The rows that a query finds, the best first; all of them where nothing is asked. */
export function findRows(rows: readonly Row[], query: string): readonly Row[] {
  if (query.trim() === '') return rows;
  const isNamed = ({ name }: Row): boolean => name.toLowerCase() === query.trim().toLowerCase();
  return rows
    .flatMap((row) => {
      const match = fuzzy(query, `${row.name} ${row.title}`);
      return match ? [{ row, score: match.score }] : [];
    })
    .sort(
      (a, b) =>
        Number(isNamed(b.row)) - Number(isNamed(a.row)) ||
        b.score - a.score ||
        groups.indexOf(a.row.group) - groups.indexOf(b.row.group),
    )
    .map(({ row }) => row);
}
