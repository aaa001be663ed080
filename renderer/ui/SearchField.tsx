import { Search, X } from 'lucide-react';
import type { ComponentProps } from 'react';
import { classNames } from './class-names.ts';
import styles from './SearchField.module.css';

export interface SearchFieldProps extends Omit<ComponentProps<'input'>, 'onChange' | 'value' | 'className'> {
  readonly value: string;
  /** What is looked for: its accessible name, and what stands in it while it is empty. */
  readonly label: string;
  /** Names the button that empties it; absent: there is none. */
  readonly clearLabel?: string;
  readonly className?: string | undefined;
  onChange(value: string): void;
}

/** A line to search by, as wide as what it heads. */
export function SearchField({ value, label, clearLabel, className, onChange, ...rest }: SearchFieldProps) {
  return (
    <search className={classNames(styles.field, className)}>
      <Search aria-hidden />
      <input
        className={styles.input}
        type="text"
        aria-label={label}
        placeholder={label}
        spellCheck={false}
        autoComplete="off"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        {...rest}
      />
      {clearLabel === undefined || value === '' ? null : (
        <button type="button" className={styles.clear} aria-label={clearLabel} onClick={() => onChange('')}>
          <X />
        </button>
      )}
    </search>
  );
}
