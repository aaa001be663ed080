import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from './class-names.ts';
import styles from './Dialog.module.css';

export interface DialogProps {
  readonly open: boolean;
  onClose(): void;
  readonly title: string;
  readonly description?: ReactNode;
  readonly size?: 'small' | 'normal' | 'wide' | 'large';
  /** Buttons at the foot, the one that goes on last. */
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
  readonly testId?: string;
}

/** The one dialog frame: a title, what it says or asks, and buttons at its foot. Escape and the cross close it. */
export function Dialog({
  open,
  onClose,
  title,
  description,
  size = 'normal',
  actions,
  children,
  testId,
}: DialogProps) {
  const { t } = useTranslation('ui');
  return (
    <Radix.Root open={open} onOpenChange={(next) => (next ? undefined : onClose())}>
      <Radix.Portal>
        <Radix.Overlay className={styles.scrim} />
        <Radix.Content
          className={classNames(styles.dialog, styles[size])}
          data-testid={testId}
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
