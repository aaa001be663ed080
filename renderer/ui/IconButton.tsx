import type { ComponentProps, ReactNode } from 'react';
import styles from './Button.module.css';
import { classNames } from './class-names.ts';
import { Tooltip } from './Tooltip.tsx';

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children' | 'title'> {
  /** What it does: its accessible name and its tooltip. */
  readonly label: string;
  /** Shown after the label, e.g. a shortcut. */
  readonly hint?: string | undefined;
  readonly size?: 'normal' | 'small';
  readonly children: ReactNode;
}

/** A button that is only an icon; it always has a name. */
export function IconButton({
  label,
  hint,
  size = 'normal',
  className,
  children,
  type = 'button',
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip content={label} hint={hint}>
      <button
        type={type}
        aria-label={label}
        className={classNames(
          styles.button,
          styles.quiet,
          styles.icon,
          size === 'small' && styles.small,
          className,
        )}
        {...rest}
      >
        {children}
      </button>
    </Tooltip>
  );
}
