import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from './class-names.ts';
import styles from './Dialog.module.css';

export interface DialogProps {
  readonly open: boolean;
  onClose(): void;
  readonly title: string;
  readonly description?: ReactNode;
  readonly size?: 'small' | 'normal' | 'wide' | 'large' | 'huge';
  /** Buttons at the foot, the one that goes on last. */
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
  readonly testId?: string;
  /** It is gone, and the keyboard is again where it was. */
  onClosed?(): void;
}

/** Marks what has the focus when a dialog opens that may lie over another one. */
const firstFocus = '[data-first-focus]';

/** What had the focus when the dialog opened. Asked while it is drawn, since a field in it may take the focus at once. */
function useFocusBefore(open: boolean): { current: Element | null } {
  const before = useRef<Element | null>(null);
  const wasOpen = useRef(false);
  if (open && !wasOpen.current) before.current = document.activeElement;
  wasOpen.current = open;
  return before;
}

/**
 * The one dialog frame: a title, what it says or asks, and buttons at its foot. Escape and the cross close it, and the focus goes
 * back to where it was.
 */
export function Dialog({
  open,
  onClose,
  title,
  description,
  size = 'normal',
  actions,
  children,
  testId,
  onClosed,
}: DialogProps) {
  const { t } = useTranslation('ui');
  const before = useFocusBefore(open);
  return (
    <Radix.Root open={open} onOpenChange={(next) => (next ? undefined : onClose())}>
      <Radix.Portal>
        <Radix.Overlay className={styles.scrim} />
        <Radix.Content
          className={classNames(styles.dialog, styles[size])}
          data-testid={testId}
          onOpenAutoFocus={(event) => {
            // Over another dialog, that one takes back what `autoFocus` gave.
            const first = event.target instanceof HTMLElement && event.target.querySelector(firstFocus);
            if (!(first instanceof HTMLElement)) return;
            event.preventDefault();
            first.focus();
          }}
          onCloseAutoFocus={(event) => {
            // Radix would look for a trigger, which our dialogs have not.
            event.preventDefault();
            if (before.current instanceof HTMLElement) before.current.focus();
            onClosed?.();
          }}
          {...(description === undefined ? { 'aria-describedby': undefined } : {})}
        >
          <header className={styles.head}>
            <Radix.Title className={styles.title}>{title}</Radix.Title>
            <Radix.Close className={styles.close} aria-label={t('close')}>
              <X />
            </Radix.Close>
          </header>
          {description === undefined ? null : (
            <Radix.Description className={styles.description}>{description}</Radix.Description>
          )}
          {children === undefined ? null : <div className={styles.body}>{children}</div>}
          {actions === undefined ? null : <footer className={styles.actions}>{actions}</footer>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
