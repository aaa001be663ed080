import { ArrowDown, ArrowUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { classNames } from '../ui/index.ts';
import styles from './LayersTable.module.css';
import { type Column, nextSort, type Sort } from './sorting.ts';

const columns: readonly { readonly column: Column; readonly number: boolean; readonly width: number }[] = [
  { column: 'layer', number: false, width: 17 },
  { column: 'type', number: false, width: 15 },
  { column: 'output', number: true, width: 12 },
  { column: 'parameters', number: true, width: 11 },
  { column: 'multiplyAdds', number: true, width: 12 },
  { column: 'activationBytes', number: true, width: 9 },
  { column: 'receptiveField', number: true, width: 13 },
  { column: 'share', number: true, width: 11 },
];
export const columnCount = columns.length;

const orders = { true: 'descending', false: 'ascending' } as const;

/** The columns' names; each sorts by its column. */
export function Head({
  sort,
  onSort,
}: {
  readonly sort: Sort | undefined;
  onSort(sort: Sort | undefined): void;
}) {
  const { t } = useTranslation('table');
  return (
    <>
      <colgroup>
        {columns.map(({ column, width }) => (
          <col key={column} style={{ width: `${width}%` }} />
        ))}
      </colgroup>
      <thead>
        <tr aria-rowindex={1}>
          {columns.map(({ column, number }) => {
            const sorted = sort?.column === column;
            return (
              <th
                key={column}
                scope="col"
                className={classNames(number && styles.number)}
                aria-sort={sorted ? orders[`${sort.descending}`] : 'none'}
              >
                <button
                  type="button"
                  className={styles.sort}
                  title={t('sortBy')}
                  onClick={() => onSort(nextSort(sort, column))}
                  data-testid={`sort-${column}`}
                >
                  {t(column)}
                  {sorted ? sort.descending ? <ArrowDown aria-hidden /> : <ArrowUp aria-hidden /> : null}
                </button>
              </th>
            );
          })}
        </tr>
      </thead>
    </>
  );
}
