import { useTranslation } from 'react-i18next';
import { useDocument } from '../document/index.ts';
import styles from './ProblemBadge.module.css';

/** How many problems there are, coloured by the worst. */
export function ProblemBadge() {
  const { t } = useTranslation('problems');
  const problems = useDocument((state) => state.analysis.problems);
  if (problems.length === 0) return null;
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const warnings = problems.length - errors;
  const words = [
    errors > 0 ? t('errors', { count: errors }) : undefined,
    warnings > 0 ? t('warnings', { count: warnings }) : undefined,
  ].filter((part) => part !== undefined);
  return (
    <span
      className={styles.badge}
      data-severity={errors > 0 ? 'error' : 'warning'}
      data-testid="problem-count"
      title={words.join(', ')}
    >
      {problems.length}
    </span>
  );
}
