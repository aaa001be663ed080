import type { ComponentProps } from 'react';
import { classNames } from './class-names.ts';
import styles from './TextInput.module.css';

export interface TextAreaProps extends Omit<ComponentProps<'textarea'>, 'onChange' | 'value'> {
  readonly value: string;
  onChange(value: string): void;
}

/** Several lines of text. */
export const TextArea = ({ value, onChange, className, ...rest }: TextAreaProps) => (
  <textarea
    className={classNames(styles.input, styles.lines, className)}
    value={value}
    onChange={(event) => onChange(event.target.value)}
    {...rest}
  />
);
