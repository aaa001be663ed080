import { CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../shared/analysis/types.ts';
import type { NodeId } from '../../shared/network/network.ts';
import { centreOn } from '../canvas/index.ts';
import { select, useDocument } from '../document/index.ts';
import { Notice } from '../ui/index.ts';
import styles from './ProblemList.module.css';
import { ProblemRow } from './ProblemRow.tsx';

/** Shown at most; a list of thousands helps nobody and costs the window its speed. */
const most = 200;

const keyOf = ({ code, node, related }: Problem, index: number): string =>
  [code, node ?? '', ...(related ?? []), index].join(' ');

function show(id: NodeId): void {
  select([id]);
  centreOn(id);
}

/** Every problem of the network, errors first. */
export function ProblemList() {
  const { t } = useTranslation('problems');
  const problems = useDocument((state) => state.analysis.problems);
  const empty = useDocument((state) => state.network.nodes.length === 0);
  if (problems.length === 0) {
    return (
      <div className={styles.problems} data-testid="problems">
        <Notice icon={<CircleCheck />}>{empty ? t('empty') : t('none')}</Notice>
      </div>
    );
  }
  const errors = problems.filter(({ severity }) => severity === 'error');
  const warnings = problems.filter(({ severity }) => severity === 'warning');
  return (
    <div className={styles.problems} data-testid="problems">
      <ul className={styles.list} aria-label={t('list')}>
        {[...errors, ...warnings].slice(0, most).map((problem, index) => (
          <ProblemRow key={keyOf(problem, index)} problem={problem} onShow={show} />
        ))}
      </ul>
    </div>
  );
}
