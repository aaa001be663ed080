import { Tooltip as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import styles from './Tooltip.module.css';

export const TooltipProvider = ({ children }: { readonly children: ReactNode }) => (
  <Radix.Provider delayDuration={450} skipDelayDuration={250}>
    {children}
  </Radix.Provider>
);

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
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content className={styles.tooltip} side={side} sideOffset={6} collisionPadding={8}>
          {content}
          {hint === undefined ? null : <kbd className={styles.hint}>{hint}</kbd>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
