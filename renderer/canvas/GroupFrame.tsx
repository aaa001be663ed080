import type { NodeProps } from '@xyflow/react';
import { ChevronDown } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { totalsWithin } from '../../shared/analysis/totals.ts';
import { useDocument } from '../document/index.ts';
import { humane } from '../format/numbers.ts';
import { classNames, IconButton } from '../ui/index.ts';
import type { FrameFlowNode } from './flow-parts.ts';
import { GroupName } from './GroupName.tsx';
import styles from './Groups.module.css';
import { selectGroup, toggleGroup } from './grouping.ts';

/** The frame around an expanded group. Its title selects and drags the whole group; within it the canvas is as everywhere. */
export const GroupFrame = memo(function GroupFrame({ data, selected }: NodeProps<FrameFlowNode>) {
  const { t } = useTranslation('canvas');
  const { group, width, height } = data;
  const parameters = useDocument((state) => totalsWithin(state.analysis, group.nodes).parameters);
  return (
    <div
      className={classNames(styles.frame, selected && styles.selected)}
      style={{ width, height }}
      data-testid={`frame-${group.id}`}
    >
      <div className={styles.title} data-frame-handle="">
        <IconButton
          size="small"
          className="nodrag"
          label={t('groupCollapse', { name: group.name })}
          onClick={() => toggleGroup(group)}
          data-testid={`collapse-${group.id}`}
        >
          <ChevronDown />
        </IconButton>
        <div
          className={styles.choose}
          role="button"
          tabIndex={0}
          aria-label={t('groupSelect', { name: group.name })}
          onClick={() => selectGroup(group)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' || event.key === ' ') selectGroup(group);
          }}
          data-testid={`choose-${group.id}`}
        >
          <GroupName group={group} />
        </div>
        {parameters > 0 ? <span className={styles.total}>{humane(parameters)}</span> : null}
      </div>
    </div>
  );
});
