import { useTranslation } from 'react-i18next';
import { measures } from '../../shared/analysis/shares.ts';
import { Segmented } from '../ui/index.ts';
import { chooseMeasure, useCost } from './store.ts';

/** What cost is counted in. */
export function MeasureChoice({ testId }: { readonly testId: string }) {
  const { t } = useTranslation('cost');
  const measure = useCost((state) => state.measure);
  return (
    <Segmented
      label={t('measure')}
      options={measures.map((value) => ({ value, label: t(value) }))}
      value={measure}
      onChange={chooseMeasure}
      testId={testId}
    />
  );
}
