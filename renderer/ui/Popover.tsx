import { X } from 'lucide-react';
import { Popover as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Popover.module.css';

export interface PopoverProps {
  /** The button that opens it. */
  readonly trigger: ReactNode;
  readonly title: string;
  /** Muted, beside the title. */
  readonly detail?: ReactNode;
  readonly side?: 'top' | 'right' | 'bottom' | 'left';
  readonly testId?: string;
  /** Whether it stays while something outside of it is used. */
  keepOpen?(target: EventTarget | null): boolean;
  readonly children: ReactNode;
}

/** It is looked at first, and its buttons are the next stops. */
function focusWhole(event: Event): void {
  event.preventDefault();
  if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus();
}

/** Something to look at beside what opened it, while the window goes on. Escape and the cross close it. */
export function Popover({
  trigger,
  title,
  detail,
  side = 'right',
  testId,
  keepOpen,
  children,
}: PopoverProps) {
  const { t } = useTranslation('ui');
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          className={styles.popover}
          side={side}
          sideOffset={10}
          collisionPadding={12}
          // No dialog: nothing waits for it, and the window's shortcuts go on.
          role="region"
          aria-label={title}
          onOpenAutoFocus={focusWhole}
          onInteractOutside={(event) => {
            if (keepOpen?.(event.target) === true) event.preventDefault();
          }}
          data-testid={testId}
        >
          <header className={styles.head}>
            <h2 className={styles.title}>{title}</h2>
            {detail === undefined ? null : <span className={styles.detail}>{detail}</span>}
            <Radix.Close className={styles.close} aria-label={t('close')}>
              <X />
            </Radix.Close>
          </header>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
