import type { ComponentProps, ReactNode } from 'react';
import styles from './Button.module.css';
import { classNames } from './class-names.ts';

export type ButtonTone = 'plain' | 'primary' | 'quiet' | 'danger';

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  readonly tone?: ButtonTone;
  readonly size?: 'normal' | 'small';
  readonly icon?: ReactNode;
  readonly children: ReactNode;
}

/** A button with words. `primary` at most once a place. */
export function Button({
  tone = 'plain',
  size = 'normal',
  icon,
  children,
  className,
  type = 'button',
  ...rest
}: ButtonProps) {
  return (
    <button
      type={type}
      className={classNames(styles.button, styles[tone], size === 'small' && styles.small, className)}
      {...rest}
    >
      {icon}
      <span className={styles.words}>{children}</span>
    </button>
  );
}
