import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { Category } from '../../shared/layers/define.ts';
import styles from './Explanation.module.css';
import { placeBeside } from './placing.ts';
import { pointAtExplanation, pointAway } from './resting.ts';
import type { Explained } from './store.ts';

interface BesideProps {
  readonly shown: Explained;
  readonly card: DOMRect;
  readonly name: string;
  /** What it is, muted beside its name. */
  readonly type: string;
  readonly category?: Category | undefined;
  readonly children: ReactNode;
}

/** What is said of a card, beside it and never over it. */
export function Beside({ shown: { id, by }, card, name, type, category, children }: BesideProps) {
  const { t } = useTranslation('explain');
  const box = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState({ x: -10_000, y: 0 });
  // What is said may grow and shrink while it is shown: an edit, a problem, a picture that arrives.
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const follow = (): void => {
      const { offsetWidth: width, offsetHeight: height } = element;
      const { innerWidth, innerHeight } = window;
      setPlace(placeBeside(card, { width, height }, { width: innerWidth, height: innerHeight }));
    };
    follow();
    const observer = new ResizeObserver(follow);
    observer.observe(element);
    return () => observer.disconnect();
  }, [card]);
  useLayoutEffect(() => {
    if (by === 'key') box.current?.focus({ preventScroll: true });
  }, [by]);
  return createPortal(
    <section
      ref={box}
      className={styles.explanation}
      style={{ left: place.x, top: place.y, '--cat': `var(--cat-${category ?? 'shape'})` }}
      aria-label={t('about', { name })}
      tabIndex={-1}
      onMouseEnter={pointAtExplanation}
      onMouseLeave={pointAway}
      data-testid="explanation"
      data-node={id}
    >
      <header className={styles.head}>
        <h2 className={styles.title}>{name}</h2>
        <span className={styles.type}>{type}</span>
      </header>
      {children}
    </section>,
    document.body,
  );
}
