import { CircleAlert, TriangleAlert } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { problemsAt } from '../../shared/analysis/by-node.ts';
import type { NodeId } from '../../shared/network/network.ts';
import { type DocumentState, nodeOf, useDocument } from '../document/index.ts';
import { ProblemRow } from '../problems/ProblemRow.tsx';
import { classNames, Popover } from '../ui/index.ts';
import styles from './LayerNode.module.css';
import { focusCard } from './viewport.ts';

/** Shown at most: a collapsed group may hide hundreds. */
const most = 20;

const count =
  (nodes: readonly NodeId[], of: 'error' | 'warning') =>
  ({ analysis }: DocumentState): number => {
    let found = 0;
    for (const id of nodes) for (const { severity } of problemsAt(analysis, id)) if (severity === of) found++;
    return found;
  };

/** What is wrong, errors first, and what mends it at a click. */
function Problems({ nodes }: { readonly nodes: readonly NodeId[] }) {
  const analysis = useDocument((state) => state.analysis);
  const problems = nodes.flatMap((id) => problemsAt(analysis, id));
  const isError = ({ severity }: { readonly severity: string }): boolean => severity === 'error';
  const sorted = [...problems.filter(isError), ...problems.filter((problem) => !isError(problem))];
  // Once the last one is mended this is gone: the keyboard goes back to the card.
  useEffect(
    () => () => {
      const [only] = nodes;
      const lost = document.activeElement === null || document.activeElement === document.body;
      if (nodes.length === 1 && only !== undefined && lost) focusCard(only);
    },
    [nodes],
  );
  return (
    <ul className={styles.problems}>
      {sorted.slice(0, most).map((problem, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: problems have no identity of their own.
        <ProblemRow key={`${problem.code} ${index}`} problem={problem} inPlace={nodes.length === 1} />
      ))}
    </ul>
  );
}

/** Says at the corner of a card that something is wrong there, with a layer or within a collapsed group; a click says what. */
export function NodeBadge({ id, nodes }: { readonly id: string; readonly nodes: readonly NodeId[] }) {
  const { t } = useTranslation('canvas');
  const errors = useDocument(count(nodes, 'error'));
  const warnings = useDocument(count(nodes, 'warning'));
  const name = useDocument(({ network }) => nodeOf(network, id)?.label ?? id);
  if (errors + warnings === 0) return null;
  const text = errors > 0 ? t('nodeErrors', { count: errors }) : t('nodeWarnings', { count: warnings });
  return (
    <Popover
      title={text}
      detail={nodes.length === 1 ? name : undefined}
      testId="node-problems"
      trigger={
        <button
          type="button"
          aria-label={t('nodeProblems', { problems: text })}
          title={text}
          className={classNames('nodrag', 'nopan', styles.badge, errors > 0 ? styles.error : styles.warning)}
          data-testid={`badge-${id}`}
          data-severity={errors > 0 ? 'error' : 'warning'}
        >
          {errors > 0 ? <CircleAlert /> : <TriangleAlert />}
        </button>
      }
    >
      <Problems nodes={nodes} />
    </Popover>
  );
}
