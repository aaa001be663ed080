import { ArrowLeftRight, GitCompare, X } from 'lucide-react';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton, Notice } from '../ui/index.ts';
import styles from './ComparePanel.module.css';
import { CompareRow } from './CompareRow.tsx';
import { CompareTotals } from './CompareTotals.tsx';
import { Details } from './Details.tsx';
import { compareRows, isSame, type RowKind } from './rows.ts';
import { type Shown, type Source, useShown } from './sources.ts';
import { chooseComparison, endComparison, swapSides, useComparison } from './store.ts';

function Side({ shown, testId }: { readonly shown: Shown; readonly testId: string }) {
  const { t } = useTranslation('compare');
  const { source, network } = shown;
  return (
    <span className={styles.side} data-testid={testId}>
      {network.name || t('untitled', { ns: 'app' })}
      {source.kind === 'copy' ? <span className={styles.of}>{t(source.of)}</span> : null}
    </span>
  );
}

function Compared({ before, after }: { readonly before: Shown; readonly after: Shown }) {
  const { t } = useTranslation('compare');
  const [all, setAll] = useState(false);
  // Typing goes first: the list follows when there is time.
  const [from, to] = [useDeferredValue(before), useDeferredValue(after)];
  const rows = useMemo(() => compareRows(from, to), [from, to]);
  const shown = all ? rows.nodes : rows.nodes.filter(({ kind }) => kind !== 'same');
  const counted = (kind: RowKind): number => rows.nodes.filter((row) => row.kind === kind).length;
  const counts = (['added', 'removed', 'changed', 'affected', 'same'] as const).filter(
    (kind) => counted(kind) > 0,
  );
  return (
    <div className={styles.panel} data-testid="compare-panel">
      <header className={styles.head}>
        <Side shown={before} testId="compare-before" />
        <IconButton size="small" label={t('swap')} onClick={swapSides} data-testid="compare-swap">
          <ArrowLeftRight />
        </IconButton>
        <Side shown={after} testId="compare-after" />
        <span className={styles.space} />
        <Button size="small" aria-pressed={all} onClick={() => setAll(!all)} data-testid="compare-all">
          {all ? t('hideSame') : t('showSame')}
        </Button>
        <Button size="small" onClick={() => chooseComparison()}>
          {t('with')}
        </Button>
        <IconButton size="small" label={t('end')} onClick={endComparison} data-testid="compare-end">
          <X />
        </IconButton>
      </header>
      <div className={styles.scroll}>
        <CompareTotals before={from.analysis.totals} after={to.analysis.totals} />
        <p className={styles.summary} role="status" data-testid="compare-summary">
          {isSame(rows)
            ? t('identical')
            : counts.map((kind) => t(`count_${kind}`, { count: counted(kind) })).join(' · ')}
          {rows.moved > 0 ? ` · ${t('moved', { count: rows.moved })}` : ''}
        </p>
        {rows.fields.length > 0 ? (
          <div className={styles.network} data-testid="compare-network">
            <Details fields={rows.fields} type={undefined} />
          </div>
        ) : null}
        {shown.length > 0 ? (
          <table className={styles.table}>
            <caption className="visually-hidden">
              {t('caption', { before: before.network.name, after: after.network.name })}
            </caption>
            <thead>
              <tr>
                <th scope="col">
                  <span className="visually-hidden">{t('kind')}</span>
                </th>
                <th scope="col">{t('layer', { ns: 'table' })}</th>
                <th scope="col" className={styles.type}>
                  {t('type', { ns: 'table' })}
                </th>
                <th scope="col">{t('differs')}</th>
                <th scope="col" className={styles.number}>
                  {t('output', { ns: 'table' })}
                </th>
                <th scope="col" className={styles.number}>
                  {t('parameters', { ns: 'table' })}
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map((row) => (
                <CompareRow
                  key={`${row.before?.id} ${row.after?.id}`}
                  row={row}
                  before={before}
                  after={after}
                />
              ))}
            </tbody>
          </table>
        ) : null}
      </div>
    </div>
  );
}

function Sides({ before, after }: { readonly before: Source; readonly after: Source }) {
  const [from, to] = [useShown(before), useShown(after)];
  const gone = !from || !to;
  // A tab was closed: there is nothing left to compare.
  useEffect(() => {
    if (gone) endComparison();
  }, [gone]);
  return from && to ? <Compared before={from} after={to} /> : null;
}

/** Two networks side by side: what differs, and the totals. It follows every edit of either. */
export function ComparePanel() {
  const { t } = useTranslation('compare');
  const comparison = useComparison((state) => state.comparison);
  if (comparison) return <Sides before={comparison.before} after={comparison.after} />;
  return (
    <Notice icon={<GitCompare />} actions={<Button onClick={() => chooseComparison()}>{t('with')}</Button>}>
      {t('none')}
    </Notice>
  );
}
