import { CircleAlert, TriangleAlert, WandSparkles } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { describeFix, describeProblem } from '../../shared/analysis/messages.ts';
import type { Fix, Problem } from '../../shared/analysis/types.ts';
import type { NodeId } from '../../shared/network/network.ts';
import { edit, nodeOf, useDocument } from '../document/index.ts';
import { useLanguage } from '../i18n/i18n.ts';
import { Button, classNames } from '../ui/index.ts';
import styles from './ProblemRow.module.css';

export interface ProblemRowProps {
  readonly problem: Problem;
  /** At the node itself its name is left out. */
  readonly inPlace?: boolean;
  /** Elsewhere the row is the way to it. */
  onShow?(id: NodeId): void;
}

/** A problem: what is wrong, where, and the changes that mend it. */
export function ProblemRow({ problem, inPlace = false, onShow }: ProblemRowProps) {
  const { t } = useTranslation('problems');
  const language = useLanguage();
  const network = useDocument((state) => state.network);
  const { node: id, severity, fixes } = problem;
  const name = id === undefined ? t('network') : (nodeOf(network, id)?.label ?? id);
  const mend = (fix: Fix): void =>
    edit(
      fix.edit,
      t('fixName', { fix: describeFix(fix, language) }),
      id === undefined ? {} : { select: [id] },
    );
  const message = describeProblem(problem, language);
  return (
    <li
      className={classNames(styles.row, inPlace && styles.inPlace)}
      data-testid={`problem-${problem.code}`}
      data-severity={severity}
      data-node={id}
    >
      <span className={classNames(styles.icon, styles[severity])} role="img" aria-label={t(severity)}>
        {severity === 'error' ? <CircleAlert /> : <TriangleAlert />}
      </span>
      <div className={styles.words}>
        {onShow === undefined || id === undefined ? (
          <span className={styles.message}>
            {inPlace ? null : <span className={styles.name}>{name}</span>}
            {message}
          </span>
        ) : (
          <button
            type="button"
            className={styles.link}
            onClick={() => onShow(id)}
            title={t('goTo', { name })}
          >
            <span className={styles.name}>{name}</span>
            {message}
          </button>
        )}
        {fixes.length === 0 ? null : (
          <div className={styles.fixes}>
            {fixes.map((fix) => {
              const words = describeFix(fix, language);
              return (
                <Button
                  key={words}
                  size="small"
                  icon={<WandSparkles />}
                  onClick={() => mend(fix)}
                  data-testid="fix"
                >
                  {words}
                </Button>
              );
            })}
          </div>
        )}
      </div>
    </li>
  );
}
