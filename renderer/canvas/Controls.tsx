import { Panel, type ReactFlowState, useStore } from '@xyflow/react';
import { Flame, Images, Maximize, Minus, Plus } from 'lucide-react';
import { CostLegend, showCost, useCost } from '../cost/index.ts';
import { togglePreviews, usePreviews } from '../previews/index.ts';
import { ArrangeMenu } from './ArrangeMenu.tsx';
import { CommandButton } from './CommandButton.tsx';
import styles from './Controls.module.css';
import { fitView, zoomIn, zoomOut } from './viewport.ts';

const percent = (state: ReactFlowState): number => Math.round(state.transform[2] * 100);

/** Zoom, fit, arrange and what cards show, in the canvas' corner. */
export function Controls() {
  const zoom = useStore(percent);
  const previews = usePreviews((state) => state.on);
  const cost = useCost((state) => state.on);
  return (
    <Panel position="bottom-left" className={styles.corner}>
      <CostLegend />
      <div className={styles.controls} data-canvas-bar="">
        <CommandButton command="view.zoomOut" onClick={zoomOut} data-testid="zoom-out">
          <Minus />
        </CommandButton>
        <span className={styles.zoom} data-testid="zoom">
          {zoom}%
        </span>
        <CommandButton command="view.zoomIn" onClick={zoomIn} data-testid="zoom-in">
          <Plus />
        </CommandButton>
        <span className={styles.rule} />
        <CommandButton command="view.fit" onClick={() => fitView()} data-testid="fit">
          <Maximize />
        </CommandButton>
        <ArrangeMenu />
        <CommandButton
          command="view.previews"
          aria-pressed={previews}
          onClick={togglePreviews}
          data-testid="previews"
        >
          <Images />
        </CommandButton>
        <CommandButton
          command="view.cost"
          aria-pressed={cost}
          onClick={() => showCost(!cost)}
          data-testid="cost"
        >
          <Flame />
        </CommandButton>
      </div>
    </Panel>
  );
}
