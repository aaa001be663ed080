import { TriangleAlert } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { inspectDataset, MismatchNotice, useDatasetInfo, useNetworkDataset } from '../data/index.ts';
import { useStudio } from '../studio/index.ts';
import { Segmented } from '../ui/index.ts';
import { Controls } from './Controls.tsx';
import { Curves } from './Curves.tsx';
import { historyOf, useRevision } from './histories.ts';
import { figuresOf } from './history.ts';
import { OtherNetwork } from './OtherNetwork.tsx';
import { Progress } from './Progress.tsx';
import { RunList } from './RunList.tsx';
import { RunProblems } from './RunProblems.tsx';
import { isUnderWay } from './run-list.ts';
import { SettingsForm } from './SettingsForm.tsx';
import { StartedFrom } from './StartedFrom.tsx';
import { useShownRun, useTraining } from './store.ts';
import styles from './TrainingPanel.module.css';
import { useSize } from './useSize.ts';
import { useView } from './view.ts';

/** Below this width there is room for one column. */
const TWO_COLUMNS = 600;

function Side() {
  const { t } = useTranslation('training');
  const side = useView((state) => state.side);
  return (
    <div className={styles.side}>
      <div className={styles.sideHead}>
        <Segmented
          label={t('view')}
          value={side}
          onChange={(chosen) => useView.setState({ side: chosen })}
          options={[
            { value: 'settings', label: t('settings') },
            { value: 'runs', label: t('runs') },
          ]}
          testId="training-side"
        />
      </div>
      <div className={styles.sideBody}>{side === 'settings' ? <SettingsForm /> : <RunList />}</div>
    </div>
  );
}

/** Warns while nothing is trained, when there is still time. */
function Warnings() {
  const { t } = useTranslation('training');
  const name = useNetworkDataset();
  const info = useDatasetInfo(name);
  const connected = useStudio((state) => state.status === 'connected');
  const slow = useStudio((state) => state.info?.engine.kind === 'interpreter');
  useEffect(() => {
    // The list has the built-in ones; of a path only opening it tells.
    if (connected && !info) void inspectDataset(name);
  }, [connected, info, name]);
  return (
    <>
      <MismatchNotice dataset={info} />
      {slow ? (
        <p className={styles.slow} data-testid="slow-engine">
          <TriangleAlert aria-hidden />
          {t('engineSlowBody')}
        </p>
      ) : null}
    </>
  );
}

/** The panel that starts, shows and steers training. */
export function TrainingPanel() {
  const { t } = useTranslation('training');
  const [ref, { width }] = useSize<HTMLDivElement>();
  const run = useShownRun();
  const announcement = useTraining((state) => state.announcement);
  const mainView = useView((state) => state.main);
  const narrowView = useView((state) => state.narrow);
  useRevision((state) => state.revision);
  const history = run && historyOf(run.id);
  const figures = history && figuresOf(history);
  const narrow = width < TWO_COLUMNS;
  return (
    <div
      ref={ref}
      className={styles.panel}
      data-narrow={narrow ? '' : undefined}
      data-testid="training-panel"
    >
      <header className={styles.head}>
        <Controls run={run} />
        <Progress run={run} history={history} figures={figures} />
        {narrow ? (
          <Segmented
            label={t('view')}
            value={narrowView === 'settings' ? narrowView : mainView}
            onChange={(chosen) =>
              useView.setState(chosen === 'settings' ? { narrow: chosen } : { narrow: 'run', main: chosen })
            }
            options={[
              { value: 'curves', label: t('curves') },
              { value: 'statistics', label: t('statistics') },
              { value: 'settings', label: t('settings') },
            ]}
            testId="training-view"
          />
        ) : null}
      </header>
      {!narrow || narrowView === 'settings' ? <Side /> : null}
      {!narrow || narrowView === 'run' ? (
        <div className={styles.main}>
          <OtherNetwork />
          {run ? <RunProblems run={run} /> : null}
          {run ? <StartedFrom run={run} /> : null}
          {run && isUnderWay(run) ? null : <Warnings />}
          <Curves run={run} history={history} figures={figures} narrow={narrow} />
        </div>
      ) : null}
      <p className="visually-hidden" role="status">
        {announcement}
      </p>
    </div>
  );
}
