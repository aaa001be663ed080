import { CircleAlert, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { NodeId } from '../../shared/network/network.ts';
import { type DocumentState, useDocument } from '../document/index.ts';
import { classNames, Tooltip } from '../ui/index.ts';
import styles from './LayerNode.module.css';

const count =
  (nodes: readonly NodeId[], of: 'error' | 'warning') =>
  ({ analysis }: DocumentState): number => {
    let found = 0;
    for (const id of nodes)
      for (const { severity } of analysis.layers.get(id)?.problems ?? []) if (severity === of) found++;
    return found;
  };

/** Says at the corner of a card that something is wrong there: with a layer, or within a collapsed group. */
export function NodeBadge({ id, nodes }: { readonly id: string; readonly nodes: readonly NodeId[] }) {
  const { t } = useTranslation('canvas');
  const errors = useDocument(count(nodes, 'error'));
  const warnings = useDocument(count(nodes, 'warning'));
  if (errors + warnings === 0) return null;
  const text = errors > 0 ? t('nodeErrors', { count: errors }) : t('nodeWarnings', { count: warnings });
  return (
    <Tooltip content={text} side="right">
      <span
        role="img"
        aria-label={text}
        className={classNames(styles.badge, errors > 0 ? styles.error : styles.warning)}
        data-testid={`badge-${id}`}
        data-severity={errors > 0 ? 'error' : 'warning'}
      >
        {errors > 0 ? <CircleAlert /> : <TriangleAlert />}
      </span>
    </Tooltip>
  );
}
