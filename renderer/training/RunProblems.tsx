import { CircleX, Play, RotateCw, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { RunInfo } from '../../shared/protocol/messages.ts';
import { Button } from '../ui/index.ts';
import { problemRemedy, problemTitle, type RunProblem } from './problem-text.ts';
import { useActiveRun, useTraining } from './store.ts';
import styles from './TrainingPanel.module.css';

function Problem({ run, problem }: { readonly run: RunInfo; readonly problem: RunProblem }) {
  const { t } = useTranslation('training');
  const continueRun = useTraining((state) => state.continueRun);
  const start = useTraining((state) => state.start);
  const pending = useTraining((state) => state.pending);
  const active = useActiveRun();
  return (
    <li className={styles.problem} data-severity={problem.severity} data-testid={`problem-${problem.code}`}>
      {problem.severity === 'error' ? <CircleX aria-hidden /> : <TriangleAlert aria-hidden />}
      <div className={styles.problemWords}>
        <strong>{problemTitle(problem)}</strong> <span>{problemRemedy(problem, run.canContinue)}</span>
        <details className={styles.problemDetail}>
          <summary>{t('detail')}</summary>
          <p data-selectable="">{problem.message}</p>
        </details>
      </div>
      {run.canContinue && problem.severity === 'error' && !active ? (
        <Button
          size="small"
          icon={<RotateCw aria-hidden />}
          disabled={pending}
          onClick={() => void continueRun(run.id)}
          data-testid="continue-problem"
        >
          {t('continue')}
        </Button>
      ) : null}
      {problem.code === 'memory' && problem.severity === 'error' && !active ? (
        <Button
          size="small"
          icon={<Play aria-hidden />}
          disabled={pending}
          onClick={() => void start({ force: true })}
          data-testid="train-anyway"
        >
          {t('trainAnyway')}
        </Button>
      ) : null}
    </li>
  );
}

/** What went wrong in a run and what to do about it. */
export function RunProblems({ run }: { readonly run: RunInfo }) {
  // The same problem said twice (a warning a step) is one.
  const problems = [
    ...new Map(run.problems.map((problem) => [problem.code + problem.message, problem])).values(),
  ];
  if (problems.length === 0) return null;
  return (
    <ul className={styles.problems}>
      {problems.slice(-3).map((problem) => (
        <Problem key={problem.code + problem.message} run={run} problem={problem} />
      ))}
    </ul>
  );
}
