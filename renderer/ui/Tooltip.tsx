import { Tooltip as Radix } from 'radix-ui';
import { type FocusEvent, type ReactNode, useEffect } from 'react';
import styles from './Tooltip.module.css';

/** Keys and presses that close what lies over the window, and how long it may then take to give the keyboard back, in ms. */
const closing = new Set(['Escape', 'Enter', ' ']);
const patience = 1000;
let closed = Number.NEGATIVE_INFINITY;

const onKey = ({ key }: KeyboardEvent): void => {
  closed = closing.has(key) ? performance.now() : Number.NEGATIVE_INFINITY;
};
const onPointer = (): void => {
  closed = performance.now();
};

function followKeys(): () => void {
  window.addEventListener('keydown', onKey, { capture: true });
  window.addEventListener('pointerdown', onPointer, { capture: true });
  return () => {
    window.removeEventListener('keydown', onKey, { capture: true });
    window.removeEventListener('pointerdown', onPointer, { capture: true });
  };
}

/** Who comes to a control reads what is there; who is given the keyboard back by a menu or dialog that closed knows it. */
const unlessGivenBack = (event: FocusEvent): void => {
  if (performance.now() - closed < patience) event.preventDefault();
};

export function TooltipProvider({ children }: { readonly children: ReactNode }) {
  useEffect(followKeys, []);
  return (
    <Radix.Provider delayDuration={450} skipDelayDuration={250}>
      {children}
    </Radix.Provider>
  );
}

export interface TooltipProps {
  readonly content: ReactNode;
  /** A shortcut, shown set apart. */
  readonly hint?: string | undefined;
  readonly side?: 'top' | 'right' | 'bottom' | 'left';
  /** One element that takes a ref and events. */
  readonly children: ReactNode;
}

export function Tooltip({ content, hint, side = 'bottom', children }: TooltipProps) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild onFocus={unlessGivenBack}>
        {children}
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content className={styles.tooltip} side={side} sideOffset={6} collisionPadding={8}>
          {content}
          {hint === undefined ? null : <kbd className={styles.hint}>{hint}</kbd>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
