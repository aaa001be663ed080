import { Tooltip as Radix } from 'radix-ui';
import { type FocusEvent, type ReactNode, useEffect } from 'react';
import styles from './Tooltip.module.css';

/** Keys that go from one control to the next. */
const walking = /^(Tab|Arrow\w+|Home|End)$/;
let walked = false;

const onKey = ({ key }: KeyboardEvent): void => {
  walked = walking.test(key);
};
const onPointer = (): void => {
  walked = false;
};

function followKeys(): () => void {
  window.addEventListener('keydown', onKey, { capture: true });
  window.addEventListener('pointerdown', onPointer, { capture: true });
  return () => {
    window.removeEventListener('keydown', onKey, { capture: true });
    window.removeEventListener('pointerdown', onPointer, { capture: true });
  };
}

/** Who came by key reads what is there; who is given the keyboard back by a menu or dialog that closed knows it. */
const onlyWalked = (event: FocusEvent): void => {
  if (!walked) event.preventDefault();
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
      <Radix.Trigger asChild onFocus={onlyWalked}>
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
