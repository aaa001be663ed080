import type { Measure } from '../../shared/analysis/shares.ts';
import type { LayerAnalysis } from '../../shared/analysis/types.ts';

export type Column = 'layer' | 'type' | 'output' | 'receptiveField' | Measure | 'share';

export interface Sort {
  readonly column: Column;
  readonly descending: boolean;
}

/** A row as it is sorted: the words that are shown, and what is known of the layer. */
export interface SortedRow {
  readonly name: string;
  readonly type: string;
  readonly layer: LayerAnalysis;
}

const product = (lengths: readonly number[] | undefined): number | undefined =>
  lengths?.reduce((all, length) => all * length, 1);

/** What rows are sorted by; undefined where it is not known. Shapes go by how many values they hold. */
function keyOf(
  { name, type, layer }: SortedRow,
  column: Column,
  measure: Measure,
): string | number | undefined {
  switch (column) {
    case 'layer':
      return name;
    case 'type':
      return type;
    case 'output':
      return product(layer.outputShape);
    case 'receptiveField':
      return product(layer.receptiveField?.size);
    case 'share':
      return layer.outputShape && layer[measure];
    default:
      return layer.outputShape && layer[column];
  }
}

/** Words first from A on, numbers first from the greatest on. */
const firstDescending = (column: Column): boolean => column !== 'layer' && column !== 'type';

/** What a click on a column's head makes of the order: sorted, the other way round, as computed. */
export function nextSort(sort: Sort | undefined, column: Column): Sort | undefined {
  const first = firstDescending(column);
  if (sort?.column !== column) return { column, descending: first };
  return sort.descending === first ? { column, descending: !first } : undefined;
}

/** Rows in a column's order. What is not known comes last either way; rows that are equal stay in the order of computation. */
export function sortRows<Row extends SortedRow>(
  rows: readonly Row[],
  sort: Sort | undefined,
  measure: Measure,
): readonly Row[] {
  if (!sort) return rows;
  const way = sort.descending ? -1 : 1;
  const { compare } = new Intl.Collator(undefined, { numeric: true });
  const keyed = rows.map((row) => ({ row, key: keyOf(row, sort.column, measure) }));
  return keyed
    .sort(({ key: a }, { key: b }) => {
      if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
      return way * (typeof a === 'string' ? compare(a, String(b)) : a - Number(b));
    })
    .map(({ row }) => row);
}
