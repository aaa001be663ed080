import { useTranslation } from 'react-i18next';
import { Field, Select } from '../ui/index.ts';
import { startable } from './run-list.ts';
import { useTraining } from './store.ts';
import { useRunDate } from './useRunDate.ts';

/** A select has no empty value; no run is called so. */
const NONE = 'none';

/** Which past run's weights the next training starts from: this window's choice, not the network's. */
export function InitSetting() {
  const { t } = useTranslation('training');
  const runs = useTraining((state) => state.runs);
  const init = useTraining((state) => state.init);
  const chooseInit = useTraining((state) => state.chooseInit);
  const dateOf = useRunDate();
  const from = startable(runs);
  if (from.length === 0) return null;
  const chosen = from.some(({ id }) => id === init) ? init : undefined;
  return (
    <Field label={t('init')} help={chosen === undefined ? undefined : t('help_init')}>
      {(ids) => (
        <Select
          {...ids}
          value={chosen ?? NONE}
          options={[
            { value: NONE, label: t('initDrawn') },
            ...from.map(({ id, name, startedAt }) => ({ value: id, label: name, detail: dateOf(startedAt) })),
          ]}
          onChange={(id) => chooseInit(id === NONE ? undefined : id)}
          data-testid="setting-init"
        />
      )}
    </Field>
  );
}
