import { Switch as Radix } from 'radix-ui';
import styles from './Switch.module.css';

export interface SwitchProps {
  readonly checked: boolean;
  onChange(checked: boolean): void;
  readonly disabled?: boolean;
  readonly id?: string;
  readonly 'aria-label'?: string;
  readonly 'aria-describedby'?: string | undefined;
  readonly 'aria-invalid'?: true | undefined;
  readonly 'data-testid'?: string;
}

export function Switch({ checked, onChange, ...rest }: SwitchProps) {
  return (
    <Radix.Root className={styles.switch} checked={checked} onCheckedChange={onChange} {...rest}>
      <Radix.Thumb className={styles.thumb} />
    </Radix.Root>
  );
}
