import { CircleAlert } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import styles from './Field.module.css';

/** What a control needs to be tied to its label, its help and its error. */
export interface FieldIds {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
}

export interface FieldProps {
  readonly label: string;
  /** After the label, muted: a unit. */
  readonly unit?: string | undefined;
  readonly help?: string | undefined;
  /** Makes the field invalid and says why. */
  readonly error?: string | undefined;
  /** `row` puts the control beside the label. */
  readonly layout?: 'row' | 'stack';
  /** At the end of the label's line. */
  readonly accessory?: ReactNode;
  children(ids: FieldIds): ReactNode;
}

/** The one frame of a form's field: label, control, help, error. */
export function Field({ label, unit, help, error, layout = 'row', accessory, children }: FieldProps) {
  const id = useId();
  const describedBy = [
    help === undefined ? undefined : `${id}-help`,
    error === undefined ? undefined : `${id}-error`,
  ].filter((part) => part !== undefined);
  return (
    <div className={styles.field} data-layout={layout} data-invalid={error === undefined ? undefined : ''}>
      <div className={styles.line}>
        <div className={styles.label}>
          <label htmlFor={id}>{label}</label>
          {unit === undefined ? null : <span className={styles.unit}>{unit}</span>}
          {accessory}
        </div>
        <div className={styles.control}>
          {children({
            id,
            'aria-describedby': describedBy.length > 0 ? describedBy.join(' ') : undefined,
            'aria-invalid': error === undefined ? undefined : true,
          })}
        </div>
      </div>
      {help === undefined ? null : (
        <p className={styles.help} id={`${id}-help`}>
          {help}
        </p>
      )}
      {error === undefined ? null : (
        <p className={styles.error} id={`${id}-error`} role="alert">
          <CircleAlert aria-hidden />
          <span>{error}</span>
        </p>
      )}
    </div>
  );
}
