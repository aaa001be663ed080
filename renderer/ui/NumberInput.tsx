import { ChevronDown, ChevronUp } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import styles from './TextInput.module.css';
import { TextInput, type TextInputProps } from './TextInput.tsx';

export interface NumberInputProps extends Omit<TextInputProps, 'type'> {
  /** What the arrows add; they are left out when it is absent. */
  readonly step?: number | undefined;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly increaseLabel: string;
  readonly decreaseLabel: string;
}

/** The text after one step, or undefined where there is nowhere to go. Steps lie on the grid of `step`. */
export function stepped(text: string, by: number, min = -Infinity, max = Infinity): string | undefined {
  const current = text.trim() === '' ? Number.NaN : Number(text);
  const from = Number.isFinite(current) ? current : Math.max(0, min);
  const next = Math.min(max, Math.max(min, Math.round((from + by) * 1e9) / 1e9));
  return next === current ? undefined : String(next);
}

/**
 * A number as text: what is typed stays as typed, and whoever uses it says whether it is valid. Up and Down change it by
 * `step`, with Shift by ten of them.
 */
export function NumberInput({
  step,
  min,
  max,
  increaseLabel,
  decreaseLabel,
  value,
  onChange,
  onKeyDown,
  ...rest
}: NumberInputProps) {
  const change = (by: number): void => {
    const next = stepped(value, by, min, max);
    if (next !== undefined) onChange(next);
  };
  const keyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    onKeyDown?.(event);
    if (step === undefined || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    change((event.key === 'ArrowUp' ? step : -step) * (event.shiftKey ? 10 : 1));
  };
  return (
    <span className={styles.stepper}>
      <TextInput
        inputMode="decimal"
        className={styles.numeric}
        value={value}
        onChange={onChange}
        onKeyDown={keyDown}
        {...rest}
      />
      {step === undefined ? null : (
        <span className={styles.steps}>
          <button
            type="button"
            tabIndex={-1}
            className={styles.step}
            aria-label={increaseLabel}
            onClick={() => change(step)}
            disabled={rest.disabled}
          >
            <ChevronUp />
          </button>
          <button
            type="button"
            tabIndex={-1}
            className={styles.step}
            aria-label={decreaseLabel}
            onClick={() => change(-step)}
            disabled={rest.disabled}
          >
            <ChevronDown />
          </button>
        </span>
      )}
    </span>
  );
}
