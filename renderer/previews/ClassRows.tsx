import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { classNames } from '../ui/index.ts';
import styles from './Previews.module.css';
import { usePreviews } from './store.ts';

const percentText = (share: number): string => `${(share * 100).toFixed(share >= 0.9995 ? 0 : 1)} %`;

/** The most probable classes, the true one always among them. */
function rowsOf(probabilities: readonly number[], truth: number, most: number): readonly number[] {
  const order = probabilities.map((_, index) => index).sort((a, b) => probabilities[b]! - probabilities[a]!);
  const shown = order.slice(0, most);
  if (truth >= probabilities.length || shown.includes(truth)) return shown;
  return [...shown.slice(0, -1), truth];
}

/** Class probabilities as bars with names; the sample's own class is marked. */
export function ClassRows({
  probabilities,
  most,
}: {
  readonly probabilities: readonly number[];
  readonly most: number;
}) {
  const { t } = useTranslation('previews');
  const classes = usePreviews((state) => state.shown?.classes);
  const truth = usePreviews((state) => state.shown?.sample.label ?? -1);
  return (
    <ul className={styles.classes}>
      {rowsOf(probabilities, truth, most).map((index) => (
        <li
          key={index}
          className={classNames(styles.class, index === truth && styles.truth)}
          data-testid="preview-class"
          data-probability={probabilities[index]}
        >
          <span className={styles.className}>{classes?.[index] ?? index + 1}</span>
          <span className={styles.track}>
            <span className={styles.bar} style={{ width: `${(probabilities[index] ?? 0) * 100}%` }} />
          </span>
          <span className={styles.percent}>{percentText(probabilities[index] ?? 0)}</span>
          <span className={styles.mark}>
            {index === truth ? <Check role="img" aria-label={t('truth')} /> : null}
          </span>
        </li>
      ))}
    </ul>
  );
}
