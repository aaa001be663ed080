import { useTranslation } from 'react-i18next';
import { exact } from '../format/numbers.ts';
import { findRun } from '../training/run-list.ts';
import { useTraining } from '../training/store.ts';
import { useRunDate } from '../training/useRunDate.ts';
import { Select, type SelectOption } from '../ui/index.ts';
import styles from './PreviewBar.module.css';
import { chooseWeights, usePreviews, type WeightsChoice } from './store.ts';

/** No run is called so. */
const SHOWN = 'shown';
const DRAWN = 'drawn';
const runsOffered = 8;

const choiceOf = (value: string): WeightsChoice =>
  value === SHOWN || value === DRAWN ? { kind: value } : { kind: 'run', id: value };

/** What the last previews were computed with, which may be less than was wished for. */
function Used() {
  const { t } = useTranslation('previews');
  const weights = usePreviews((state) => state.shown?.weights);
  const dateOf = useRunDate();
  const run = useTraining(({ runs }) => findRun(runs, weights?.from === 'run' ? weights.run : undefined));
  if (!weights) return null;
  if (weights.from === 'drawn') return <span data-testid="preview-weights">{t('usedDrawn')}</span>;
  const { step, drawn } = weights;
  const from = t('usedRun', { date: run ? dateOf(run.startedAt) : weights.run, step: exact(step) });
  return (
    <span data-testid="preview-weights" title={drawn.join(', ')}>
      {drawn.length > 0 ? `${from} · ${t('usedPartly', { count: drawn.length })}` : from}
    </span>
  );
}

/** Whose weights. */
export function WeightsSelect() {
  const { t } = useTranslation('previews');
  const weights = usePreviews((state) => state.weights);
  const runs = useTraining((state) => state.runs);
  const dateOf = useRunDate();
  const options: readonly SelectOption[] = [
    { value: SHOWN, label: t('weightsShown') },
    { value: DRAWN, label: t('weightsDrawn') },
    ...runs
      .filter(({ id, hasWeights }) => hasWeights || (weights.kind === 'run' && weights.id === id))
      .slice(0, runsOffered)
      .map(({ id, name, startedAt }) => ({ value: id, label: name, detail: dateOf(startedAt) })),
  ];
  return (
    <div className={styles.weights}>
      <div className={styles.select}>
        <Select
          value={weights.kind === 'run' ? weights.id : weights.kind}
          options={options}
          onChange={(value) => chooseWeights(choiceOf(value))}
          aria-label={t('weights')}
          data-testid="preview-choose-weights"
        />
      </div>
      <span className={styles.used}>
        <Used />
      </span>
    </div>
  );
}
