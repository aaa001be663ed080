import { Check, ChevronDown } from 'lucide-react';
import { Select as Radix } from 'radix-ui';
import styles from './Select.module.css';

export interface SelectOption {
  readonly value: string;
  readonly label: string;
  /** Muted, after the label. */
  readonly detail?: string | undefined;
}

export interface SelectProps {
  readonly value: string;
  onChange(value: string): void;
  readonly options: readonly SelectOption[];
  /** Shown while nothing is chosen. */
  readonly placeholder?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly id?: string;
  readonly 'aria-label'?: string;
  readonly 'aria-describedby'?: string | undefined;
  readonly 'aria-invalid'?: true | undefined;
  readonly 'data-testid'?: string;
}

/** One of a few. */
export function Select({ value, onChange, options, placeholder, disabled, ...rest }: SelectProps) {
  return (
    <Radix.Root value={value} onValueChange={onChange} disabled={disabled ?? false}>
      <Radix.Trigger className={styles.trigger} {...rest}>
        <span className={styles.value}>
          <Radix.Value placeholder={placeholder ?? value} />
        </span>
        <Radix.Icon className={styles.chevron}>
          <ChevronDown />
        </Radix.Icon>
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content className={styles.list} position="popper" sideOffset={4} collisionPadding={8}>
          <Radix.Viewport>
            {options.map((option) => (
              <Radix.Item key={option.value} value={option.value} className={styles.item}>
                <Radix.ItemText>{option.label}</Radix.ItemText>
                {option.detail === undefined ? null : <span className={styles.detail}>{option.detail}</span>}
                <Radix.ItemIndicator className={styles.check}>
                  <Check />
                </Radix.ItemIndicator>
              </Radix.Item>
            ))}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
