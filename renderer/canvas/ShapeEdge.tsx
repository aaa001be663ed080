import { BaseEdge, type EdgeProps, getBezierPath } from '@xyflow/react';
import { memo } from 'react';
import { createPortal } from 'react-dom';
import { lanePath } from '../../shared/drawing/routing.ts';
import { useDocument } from '../document/index.ts';
import { shapeText } from '../format/numbers.ts';
import { classNames } from '../ui/index.ts';
import { useSurroundings } from './detail.tsx';
import { useDropTarget } from './drop-target.ts';
import type { ShapeFlowEdge } from './flow-graph.ts';
import styles from './ShapeEdge.module.css';

/** Off the straight by no more than this, an edge has its label beside it: across it, hardly any of it would be seen. */
const straight = 16;

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
  const way = props.data?.lane;
  const [bezier, middleX, middleY] = getBezierPath({
    sourceX,
    sourceY,
    targetX,
    targetY,
    sourcePosition,
    targetPosition,
  });
  const path =
    way === undefined ? bezier : lanePath({ x: sourceX, y: sourceY }, { x: targetX, y: targetY }, way);
  const beside = way === undefined && Math.abs(targetX - sourceX) <= straight;
  const place = `translate(${way ?? middleX}px, ${middleY}px) translate(${beside ? '6px' : '-50%'}, -50%)`;
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
                lifted && styles.lifted,
                selected === true && styles.selectedLabel,
              )}
              style={{ transform: place }}
            >
              {shapeText(shape)}
            </span>,
            labels,
          )
        : null}
    </>
  );
});
