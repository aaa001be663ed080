import { useTranslation } from 'react-i18next';
import { exact } from '../format/numbers.ts';
import { percent } from './format.ts';
import styles from './RunList.module.css';
import { useTraining } from './store.ts';
import { useRunDate } from './useRunDate.ts';

/** Trainings so far; choosing one shows its curves. */
export function RunList() {
  const { t } = useTranslation('training');
  const runs = useTraining((state) => state.runs);
  const shown = useTraining((state) => state.shown);
  const show = useTraining((state) => state.show);
  const dateOf = useRunDate();
  if (runs.length === 0) return <p className={styles.none}>{t('noRuns')}</p>;
  return (
    <ul className={styles.list} aria-label={t('runList')}>
      {runs.map((run) => {
        const date = dateOf(run.startedAt);
        const accuracy = run.valAccuracy === undefined ? undefined : percent(run.valAccuracy);
        return (
          <li key={run.id}>
            <button
              type="button"
              className={styles.run}
              aria-current={run.id === shown}
              aria-label={t(accuracy === undefined ? 'showRun' : 'showRunOf', {
                name: run.name,
                date,
                accuracy,
              })}
              onClick={() => void show(run.id)}
              data-testid={`run-${run.id}`}
            >
              <span className={styles.dot} data-state={run.state} />
              <span className={styles.name}>{run.name}</span>
              <span className={styles.date}>{date}</span>
              <span className={styles.steps}>
                {t(`state_${run.state}`)}
                {run.totalSteps > 0
                  ? ` · ${t('runSteps', { step: exact(run.step), total: exact(run.totalSteps) })}`
                  : ''}
              </span>
              {accuracy === undefined ? null : <span className={styles.accuracy}>{accuracy}</span>}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
