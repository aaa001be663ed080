import { ChartSpline, Loader } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { RunInfo } from '../../shared/protocol/messages.ts';
import { useDocument } from '../document/index.ts';
import { useStudio } from '../studio/index.ts';
import { Notice } from '../ui/index.ts';
import { CurveChart } from './CurveChart.tsx';
import { CurveOptions } from './CurveOptions.tsx';
import { FigureList } from './FigureList.tsx';
import type { Figures, RunHistory } from './history.ts';
import { isUnderWay } from './run-list.ts';
import { useTraining } from './store.ts';
import styles from './TrainingPanel.module.css';
import { useSize } from './useSize.ts';
import { useView } from './view.ts';

/** Below this width the charts lie one under the other. */
const SIDE_BY_SIDE = 460;

function Charts({ history }: { readonly history: RunHistory }) {
  const [ref, { width }] = useSize<HTMLDivElement>();
  const scale = useView((state) => state.lossScale);
  return (
    <div ref={ref} className={styles.charts} data-stacked={width < SIDE_BY_SIDE ? '' : undefined}>
      <CurveChart quantity="loss" history={history} scale={scale} />
      <CurveChart quantity="accuracy" history={history} scale="linear" />
    </div>
  );
}

function Empty() {
  const { t } = useTranslation('training');
  const connected = useStudio((state) => state.status === 'connected');
  const ok = useDocument((state) => state.analysis.ok);
  return (
    <Notice icon={<ChartSpline />} title={t('emptyTitle')}>
      {!connected ? t('emptyOffline') : ok ? t('emptyBody') : t('emptyBlocked')}
    </Notice>
  );
}

/** The figures and the charts of a run, or what to do to have some. */
export function Curves({
  run,
  history,
  figures,
}: {
  readonly run: RunInfo | undefined;
  readonly history: RunHistory | undefined;
  readonly figures: Figures | undefined;
}) {
  const { t } = useTranslation('training');
  const loading = useTraining((state) => state.loading !== undefined && state.loading === run?.id);
  if (!run) return <Empty />;
  if (!history || !figures) {
    if (loading) return <Notice icon={<Loader />} title={t('loadingTitle')} />;
    return isUnderWay(run) ? (
      <Notice icon={<Loader />} title={t('waitingTitle')}>
        {run.totalSteps === 0 ? t('preparing') : undefined}
      </Notice>
    ) : (
      <Notice icon={<ChartSpline />} title={t('noStepsTitle')} />
    );
  }
  return (
    <>
      <div className={styles.summary}>
        <FigureList figures={figures} />
        <CurveOptions />
      </div>
      <Charts history={history} />
    </>
  );
}
