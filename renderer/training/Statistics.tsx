import { Activity } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { StatisticsPoint } from '../../shared/protocol/messages.ts';
import { exact } from '../format/numbers.ts';
import { Button, Notice } from '../ui/index.ts';
import { columnsOf } from './layer-figures.ts';
import styles from './Statistics.module.css';
import { StatisticsRow } from './StatisticsRow.tsx';
import { useSetting } from './useSetting.ts';

/** What the button chooses: seldom enough to cost nothing that one notices. */
const USUAL = 50;

/** How to have statistics, where a run has none. */
function NoStatistics() {
  const { t } = useTranslation('training');
  const setting = useSetting('statisticsEvery');
  const on = typeof setting.raw === 'number' && setting.raw > 0;
  return (
    <Notice
      icon={<Activity />}
      title={t('statisticsTitle')}
      actions={
        on ? undefined : (
          <Button onClick={() => setting.set(USUAL)} data-testid="statistics-on">
            {t('statisticsSwitchOn', { count: USUAL })}
          </Button>
        )
      }
    >
      {on ? t('statisticsOn', { count: Number(setting.raw) }) : t('statisticsOff')}
    </Notice>
  );
}

/** How the layers fare, as of the last time they were looked at. */
export function Statistics({ records }: { readonly records: readonly StatisticsPoint[] }) {
  const { t } = useTranslation('training');
  const last = records[records.length - 1];
  if (!last) return <NoStatistics />;
  const columns = columnsOf(last);
  return (
    <div className={styles.scroll} data-testid="statistics">
      <table className={styles.table}>
        <caption className="visually-hidden">{t('statisticsCaption', { step: exact(last.step) })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('statLayer')}</th>
            {columns.map((column) => (
              <th key={column} scope="col" title={t(`hint_${column}`)}>
                {t(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {last.layers.map((layer) => (
            <StatisticsRow key={layer.id} layer={layer} records={records} columns={columns} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
