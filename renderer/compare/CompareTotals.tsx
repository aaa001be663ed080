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

/** The totals of both networks, and what lies between them. */
export function CompareTotals({ before, after }: { readonly before: Totals; readonly after: Totals }) {
  const { t } = useTranslation('totals');
  return (
    <div className={styles.totals}>
      <Figure
        id="parameters"
        label={t('parameters')}
        before={before.parameters}
        after={after.parameters}
        text={exact}
      />
      <Figure
        id="multiplyAdds"
        label={t('multiplyAdds')}
        before={before.multiplyAdds}
        after={after.multiplyAdds}
        text={humane}
      />
      <Figure
        id="memory"
        label={t('memory')}
        before={before.activationBytes}
        after={after.activationBytes}
        text={humaneBytes}
      />
    </div>
  );
}
