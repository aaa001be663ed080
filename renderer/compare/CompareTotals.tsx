import { useTranslation } from 'react-i18next';
import type { Totals } from '../../shared/analysis/types.ts';
import { exact, humane, humaneBytes } from '../format/numbers.ts';
import { Both } from './Both.tsx';
import styles from './ComparePanel.module.css';

/** `−17 280`: with a sign, in the digits of the window. */
const signed = (value: number, text: (value: number) => string): string =>
  value === 0 ? '±0' : `${value > 0 ? '+' : '−'}${text(Math.abs(value))}`;

function Figure({
  id,
  label,
  before,
  after,
  text,
}: {
  readonly id: string;
  readonly label: string;
  readonly before: number;
  readonly after: number;
  text(value: number): string;
}) {
  const share =
    before > 0 && after !== before
      ? signed((100 * (after - before)) / before, (x) => `${x < 10 ? x.toFixed(1) : Math.round(x)} %`)
      : undefined;
  return (
    <div className={styles.figure} data-testid={`compare-${id}`} data-before={before} data-after={after}>
      <span className={styles.label}>{label}</span>
      <span className={styles.values}>
        <Both before={text(before)} after={text(after)} />
      </span>
      <span className={styles.delta}>
        {signed(after - before, text)}
        {share === undefined ? null : ` (${share})`}
      </span>
    </div>
  );
}

const figures = [
  { id: 'parameters', of: 'parameters', text: exact },
  { id: 'multiplyAdds', of: 'multiplyAdds', text: humane },
  { id: 'memory', of: 'activationBytes', text: humaneBytes },
] as const;

/** The totals of both networks, and what lies between them. */
export function CompareTotals({ before, after }: { readonly before: Totals; readonly after: Totals }) {
  const { t } = useTranslation('totals');
  return (
    <div className={styles.totals}>
      {figures.map(({ id, of, text }) => (
        <Figure key={id} id={id} label={t(id)} before={before[of]} after={after[of]} text={text} />
      ))}
    </div>
  );
}
