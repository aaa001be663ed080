import { useLayoutEffect, useRef } from 'react';
import type { Extent } from '../../shared/network/network.ts';
import type { Activation } from '../../shared/protocol/messages.ts';
import { drawActivation } from './draw.ts';
import styles from './Previews.module.css';
import { useScales } from './useScales.ts';

/** What flows out of a layer, drawn into a box. */
export function Picture({
  picture,
  box,
  label,
  onPoint,
}: {
  readonly picture: Activation;
  readonly box: Extent;
  readonly label: string;
  /** The pointer is there, in the box's own units, or nowhere. */
  readonly onPoint?: (at: { readonly x: number; readonly y: number } | undefined) => void;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const scales = useScales();
  const { width, height } = box;
  useLayoutEffect(() => {
    if (canvas.current) drawActivation(canvas.current, picture, { width, height }, scales);
  }, [picture, width, height, scales]);
  return (
    <canvas
      ref={canvas}
      className={styles.picture}
      style={{ width, height }}
      role="img"
      aria-label={label}
      onPointerMove={
        onPoint && (({ nativeEvent }) => onPoint({ x: nativeEvent.offsetX, y: nativeEvent.offsetY }))
      }
      onPointerLeave={onPoint && (() => onPoint(undefined))}
    />
  );
}
