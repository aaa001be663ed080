import { BaseEdge, type EdgeProps, getBezierPath } from '@xyflow/react';
import { memo } from 'react';
import { createPortal } from 'react-dom';
import { turned } from '../../shared/drawing/geometry.ts';
import { labelPlace } from '../../shared/drawing/labels.ts';
import { lanePath } from '../../shared/drawing/routing.ts';
import { useDocument } from '../document/index.ts';
import { shapeText } from '../format/numbers.ts';
import { classNames } from '../ui/index.ts';
import { useSurroundings } from './detail.tsx';
import { useDropTarget } from './drop-target.ts';
import type { ShapeFlowEdge } from './flow-graph.ts';
import styles from './ShapeEdge.module.css';
import { useAcrossStretch } from './stretching.ts';

/** From the place of a label to its upper left corner. */
const shifts = {
  on: 'translate(-50%, -50%)',
  beside: 'translate(6px, -50%)',
  above: 'translate(-50%, calc(-100% - 2px))',
} as const;

/** An edge that says what flows along it. */
export const ShapeEdge = memo(function ShapeEdge(props: EdgeProps<ShapeFlowEdge>) {
  const { id, sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition, selected } = props;
  const from = props.data?.from ?? props.source;
  const shape = useDocument((state) => state.analysis.layers.get(from)?.outputShape);
  const aimedAt = useDropTarget((state) => state.edge === id);
  // React Flow lifts a wire that is selected, and those of selected cards.
  const lifted = useDocument(
    ({ selection }) =>
      selected === true || selection.nodes.has(props.source) || selection.nodes.has(props.target),
  );
  const { detail, labels } = useSurroundings();
  const { lane, direction } = props.data ?? {};
  const stretch = useAcrossStretch(direction);
  const ends = {
    source: { x: sourceX, y: sourceY },
    target: { x: targetX, y: targetY },
  };
  const across = (end: 'source' | 'target'): number => turned(ends[end], direction).x;
  const way = lane && across(lane.end) + lane.by * stretch;
  const [bezier] = getBezierPath({
    sourceX,
    sourceY,
    targetX,
    targetY,
    sourcePosition,
    targetPosition,
  });
  const path = way === undefined ? bezier : lanePath(ends.source, ends.target, way, direction);
  const { at, side } = labelPlace(ends.source, ends.target, way, direction);
  const place = `translate(${at.x}px, ${at.y}px) ${shifts[side]}`;
  return (
    <>
      <BaseEdge
        id={id}
        path={path}
        interactionWidth={detail === 'distant' ? 0 : 18}
        data-aimed-at={aimedAt ? '' : undefined}
        className={classNames(
          styles.edge,
          selected === true && styles.selected,
          aimedAt && styles.aimedAt,
          !shape && styles.unknown,
        )}
      />
      {shape && labels && detail === 'near'
        ? createPortal(
            <span
              className={classNames(
                styles.label,
                // With Shift a press begins a frame of selection wherever keys mean something.
                'nokey',
                lifted && styles.lifted,
                selected === true && styles.selectedLabel,
              )}
              style={{ transform: place }}
              data-edge={id}
            >
              {shapeText(shape)}
            </span>,
            labels,
          )
        : null}
    </>
  );
});
