import { ChartSpline, Loader } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { RunInfo } from '../../shared/protocol/messages.ts';
import { useDocument } from '../document/index.ts';
import { exact } from '../format/numbers.ts';
import { useStudio } from '../studio/index.ts';
import { Notice, Segmented } from '../ui/index.ts';
import { CurveChart } from './CurveChart.tsx';
import { CurveOptions } from './CurveOptions.tsx';
import { FigureList } from './FigureList.tsx';
import type { Figures, RunHistory } from './history.ts';
import { isUnderWay } from './run-list.ts';
import { Statistics } from './Statistics.tsx';
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

function ViewChoice() {
  const { t } = useTranslation('training');
  return (
    <Segmented
      label={t('view')}
      value={useView((state) => state.main)}
      onChange={(main) => useView.setState({ main })}
      options={[
        { value: 'curves', label: t('curves') },
        { value: 'statistics', label: t('statistics') },
      ]}
      testId="training-main"
    />
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

/** The figures and the charts of a run, or how its layers fare; what to do to have some where there is no run. */
export function Curves({
  run,
  history,
  figures,
  narrow,
}: {
  readonly run: RunInfo | undefined;
  readonly history: RunHistory | undefined;
  readonly figures: Figures | undefined;
  /** The panel's head has the choice of views then. */
  readonly narrow: boolean;
}) {
  const { t } = useTranslation('training');
  const view = useView((state) => state.main);
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
  const last = history.statistics[history.statistics.length - 1];
  const choice = narrow ? null : <ViewChoice />;
  return view === 'curves' ? (
    <>
      <div className={styles.summary}>
        <FigureList figures={figures} />
        <div className={styles.views}>
          <CurveOptions />
          {choice}
        </div>
      </div>
      <Charts history={history} />
    </>
  ) : (
    <>
      <div className={styles.summary}>
        {last ? <h3>{t('statisticsCaption', { step: exact(last.step) })}</h3> : null}
        <div className={styles.views}>{choice}</div>
      </div>
      <Statistics records={history.statistics} />
    </>
  );
}
