import { Panel, type ReactFlowState, useStore } from '@xyflow/react';
import { Flame, Images, Maximize, Minus, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { CostLegend, showCost, useCost } from '../cost/index.ts';
import { togglePreviews, usePreviews } from '../previews/index.ts';
import { IconButton } from '../ui/index.ts';
import { ArrangeMenu } from './ArrangeMenu.tsx';
import styles from './Controls.module.css';
import { fitView, zoomIn, zoomOut } from './viewport.ts';

const percent = (state: ReactFlowState): number => Math.round(state.transform[2] * 100);

/** Zoom, fit, arrange and what cards show, in the canvas' corner. */
export function Controls() {
  const { t } = useTranslation(['canvas', 'cost', 'previews']);
  const zoom = useStore(percent);
  const previews = usePreviews((state) => state.on);
  const cost = useCost((state) => state.on);
  return (
    <Panel position="bottom-left" className={styles.corner}>
      <CostLegend />
      <div className={styles.controls}>
        <IconButton
          size="small"
          label={t('zoomOut', { ns: 'canvas' })}
          onClick={zoomOut}
          data-testid="zoom-out"
        >
          <Minus />
        </IconButton>
        <span className={styles.zoom} data-testid="zoom">
          {zoom}%
        </span>
        <IconButton size="small" label={t('zoomIn', { ns: 'canvas' })} onClick={zoomIn} data-testid="zoom-in">
          <Plus />
        </IconButton>
        <span className={styles.rule} />
        <IconButton
          size="small"
          label={t('fit', { ns: 'canvas' })}
          onClick={() => fitView()}
          data-testid="fit"
        >
          <Maximize />
        </IconButton>
        <ArrangeMenu />
        <IconButton
          size="small"
          label={previews ? t('hide', { ns: 'previews' }) : t('show', { ns: 'previews' })}
          hint="P"
          aria-pressed={previews}
          onClick={togglePreviews}
          data-testid="previews"
        >
          <Images />
        </IconButton>
        <IconButton
          size="small"
          label={cost ? t('hide', { ns: 'cost' }) : t('show', { ns: 'cost' })}
          hint="M"
          aria-pressed={cost}
          onClick={() => showCost(!cost)}
          data-testid="cost"
        >
          <Flame />
        </IconButton>
      </div>
    </Panel>
  );
}
