import { type ReactNode, useEffect, useRef, useState } from 'react';
import styles from './PointPanel.module.css';

export interface PointPanelProps {
  /** On the screen. */
  readonly at: { readonly x: number; readonly y: number };
  /** CSS pixels; at most so high. */
  readonly width: number;
  readonly height: number;
  readonly testId: string;
  readonly children: ReactNode;
}

/**
 * What is shown beside a point while a field in it has the keyboard. Gone, it gives the keyboard back to what had it before the
 * field took it, unless something else has by then.
 */
export function PointPanel({ at, width, height, testId, children }: PointPanelProps) {
  const panel = useRef<HTMLDivElement>(null);
  const [before] = useState(() => document.activeElement);
  useEffect(() => {
    const own = panel.current;
    return () => {
      const now = document.activeElement;
      const lost = now === document.body || own?.contains(now);
      if (lost && (before instanceof HTMLElement || before instanceof SVGElement))
        before.focus({ preventScroll: true });
    };
  }, [before]);
  return (
    <div
      ref={panel}
      className={styles.panel}
      style={{
        left: Math.max(8, Math.min(at.x + 12, window.innerWidth - width - 8)),
        top: Math.max(8, Math.min(at.y - 20, window.innerHeight - height - 8)),
        width,
        maxHeight: height,
      }}
      data-testid={testId}
      onPointerDown={(event) => {
        if (!(event.target instanceof HTMLInputElement)) event.preventDefault();
      }}
    >
      {children}
    </div>
  );
}
