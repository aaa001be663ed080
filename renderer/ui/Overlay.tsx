import { Dialog as Radix } from 'radix-ui';
import { type ReactNode, useRef } from 'react';
import styles from './Overlay.module.css';

export interface OverlayProps {
  readonly open: boolean;
  /** What it is, for screen readers: nothing of it is seen. */
  readonly title: string;
  readonly testId: string;
  readonly children: ReactNode;
  onClose(): void;
  /** It is gone, and the keyboard is again where it was. */
  onClosed(): void;
}

/** A bare dialog near the window's top, that a press outside or Escape closes. */
export function Overlay({ open, title, testId, children, onClose, onClosed }: OverlayProps) {
  const before = useRef<Element>(null);
  return (
    <Radix.Root open={open} onOpenChange={(next) => (next ? undefined : onClose())}>
      <Radix.Portal>
        <Radix.Overlay className={styles.scrim} />
        <Radix.Content
          className={styles.overlay}
          aria-describedby={undefined}
          data-testid={testId}
          onOpenAutoFocus={(event) => {
            event.preventDefault();
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (before.current instanceof HTMLElement) before.current.focus({ preventScroll: true });
            onClosed();
          }}
          ref={(content) => {
            // Before anything in it takes the keyboard.
            if (content && !content.contains(document.activeElement)) before.current = document.activeElement;
          }}
        >
          <Radix.Title className="visually-hidden">{title}</Radix.Title>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
