import { Panel } from '@xyflow/react';
import { ChevronLeft, ChevronRight, Dices, RotateCw, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { MismatchNotice } from '../data/MismatchNotice.tsx';
import { useDatasetInfo } from '../data/store.ts';
import { useNetworkDataset } from '../data/useNetworkDataset.ts';
import { exact } from '../format/numbers.ts';
import { IconButton } from '../ui/index.ts';
import { askAgain } from './asking.ts';
import styles from './PreviewBar.module.css';
import { randomSample, stepSample, usePreviews } from './store.ts';
import { WeightsSelect } from './WeightsSelect.tsx';

/** Which sample: the ones before and after, any other, and the class it is of. */
function SampleChoice() {
  const { t } = useTranslation('previews');
  const sample = usePreviews((state) => state.shown?.sample);
  const classes = usePreviews((state) => state.shown?.classes);
  const index = usePreviews((state) => state.sample);
  return (
    <div className={styles.sample}>
      <IconButton
        size="small"
        label={t('sampleBefore')}
        onClick={() => stepSample(-1)}
        data-testid="preview-before"
      >
        <ChevronLeft />
      </IconButton>
      <span className={styles.number} data-testid="preview-sample">
        {t('sample', { number: exact(index + 1), count: sample ? exact(sample.count) : '–' })}
      </span>
      <IconButton
        size="small"
        label={t('sampleAfter')}
        onClick={() => stepSample(1)}
        data-testid="preview-after"
      >
        <ChevronRight />
      </IconButton>
      <IconButton size="small" label={t('sampleRandom')} onClick={randomSample} data-testid="preview-random">
        <Dices />
      </IconButton>
      {sample ? (
        <span className={styles.label} data-testid="preview-label">
          {t('labelled', { name: classes?.[sample.label] ?? String(sample.label) })}
        </span>
      ) : null}
    </div>
  );
}

/** No image fits into the network: says so, and mends it at a click. */
function Mismatch() {
  const mismatched = usePreviews(({ shown }) => Object.values(shown?.unseen ?? {}).includes('mismatch'));
  const info = useDatasetInfo(useNetworkDataset());
  return mismatched ? <MismatchNotice dataset={info} /> : null;
}

function Failure() {
  const { t } = useTranslation('previews');
  const failure = usePreviews((state) => state.failure);
  if (failure === undefined) return null;
  return (
    <div className={styles.failure} role="status" data-testid="preview-failure">
      <TriangleAlert aria-hidden />
      <span>{failure}</span>
      <IconButton size="small" label={t('retry')} onClick={askAgain}>
        <RotateCw />
      </IconButton>
    </div>
  );
}

/** Over the canvas while previews are on: of what sample they are, and with which weights. */
export function PreviewBar() {
  const { t } = useTranslation('previews');
  const on = usePreviews((state) => state.on);
  const asking = usePreviews((state) => state.asking);
  if (!on) return null;
  return (
    <Panel position="top-center" className={styles.panel}>
      <section className={styles.bar} aria-label={t('bar')} aria-busy={asking} data-testid="preview-bar">
        {asking ? <span className={styles.asking} aria-hidden /> : null}
        <SampleChoice />
        <span className={styles.rule} />
        <WeightsSelect />
      </section>
      <Mismatch />
      <Failure />
    </Panel>
  );
}
