import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { layerShare } from '../../shared/analysis/shares.ts';
import { useCost } from '../cost/index.ts';
import { useDocument } from '../document/index.ts';
import { exact, humane, humaneBytes } from '../format/numbers.ts';
import { Notice } from '../ui/index.ts';
import { columnCount, Head } from './Head.tsx';
import { Headline } from './Headline.tsx';
import styles from './LayersTable.module.css';
import { Row, rowId } from './Row.tsx';
import { rowHeight } from './rows-in-sight.ts';
import type { Sort } from './sorting.ts';
import { useChoosing } from './useChoosing.ts';
import { useRows } from './useRows.ts';
import { useRowsInSight } from './useRowsInSight.ts';

/** Room for rows that are not drawn. */
const Room = ({ rows }: { readonly rows: number }) =>
  rows > 0 ? (
    <tr className={styles.room} aria-hidden>
      <td colSpan={columnCount} style={{ height: rows * rowHeight }} />
    </tr>
  ) : null;

function Table() {
  const { t } = useTranslation('table');
  const analysis = useDocument((state) => state.analysis);
  const measure = useCost((state) => state.measure);
  const [sort, setSort] = useState<Sort>();
  const rows = useRows(sort);
  const { scroller, slice, measure: follow, ...sight } = useRowsInSight(rows.length);
  const { selected, current, pick, onKeyDown } = useChoosing(rows, sight);
  const { totals } = analysis;
  const shareOf = (id: string): number => layerShare(analysis, id, measure);
  const greatest = rows.reduce((most, { id }) => Math.max(most, shareOf(id)), 0);
  const drawn = rows.slice(slice.from, slice.to);
  const active = drawn.some(({ id }) => id === current) ? current : undefined;
  return (
    <div ref={scroller} className={styles.scroll} onScroll={follow} data-testid="layers-table">
      <table
        className={styles.table}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: rows are chosen in it.
        role="grid"
        tabIndex={0}
        aria-multiselectable
        aria-rowcount={rows.length + 2}
        aria-activedescendant={active === undefined ? undefined : rowId(active)}
        onKeyDown={onKeyDown}
        data-testid="layers-grid"
      >
        <caption className="visually-hidden">{t('caption')}</caption>
        <Head sort={sort} onSort={setSort} />
        <tbody>
          <Room rows={slice.from} />
          {drawn.map((row, index) => (
            <Row
              key={row.id}
              row={row}
              index={slice.from + index + 1}
              selected={selected.has(row.id)}
              current={row.id === current}
              share={shareOf(row.id)}
              greatest={greatest}
              onPick={pick}
            />
          ))}
          <Room rows={rows.length - slice.to} />
        </tbody>
        <tfoot>
          <tr aria-rowindex={rows.length + 2}>
            <th scope="row" colSpan={3}>
              {t('total')}
            </th>
            <td className={styles.number}>{exact(totals.parameters)}</td>
            <td className={styles.number}>{humane(totals.multiplyAdds)}</td>
            <td className={styles.number}>{humaneBytes(totals.activationBytes)}</td>
            <td colSpan={2} />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

/** The network as a table, as papers print it, and who holds most of its cost. */
export function LayersTable() {
  const { t } = useTranslation('table');
  const empty = useDocument((state) => state.analysis.order.length === 0);
  if (empty) return <Notice>{t('empty')}</Notice>;
  return (
    <div className={styles.panel}>
      <Headline />
      <Table />
    </div>
  );
}
