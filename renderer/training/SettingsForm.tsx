import { useTranslation } from 'react-i18next';
import { findLayer } from '../../shared/layers/index.ts';
import { parseTrainingSettings, trainingSettings } from '../../shared/program/settings.ts';
import { shortName, titleOf, useDatasets, useNetworkDataset } from '../data/index.ts';
import { nodeOf, useDocument } from '../document/index.ts';
import { useDraft } from '../inspector/useDraft.ts';
import { Field, NumberInput, Section, Select } from '../ui/index.ts';
import { boundsOf } from './bounds.ts';
import { settingText } from './format.ts';
import { InitSetting } from './InitSetting.tsx';
import { MemoryLine } from './MemoryLine.tsx';
import styles from './SettingsForm.module.css';
import { type FieldName, type SettingField, settingFields } from './settings-fields.ts';
import { useSetting } from './useSetting.ts';

const defaults = trainingSettings.parse({});

function NumberSetting({ field }: { readonly field: SettingField }) {
  const { t } = useTranslation('training');
  const { name, step, help, unit } = field;
  const setting = useSetting(name);
  const draft = useDraft(setting.raw, (value, session) => {
    const error = setting.set(value, session);
    return { error, now: error === undefined ? value : setting.raw };
  });
  const label = t(name);
  const bounds = boundsOf(name);
  const fallback = defaults[name];
  return (
    <Field label={label} unit={unit && t(unit)} help={help && t(help)} error={draft.error ?? setting.stored}>
      {(ids) => (
        <NumberInput
          {...ids}
          value={draft.text}
          placeholder={typeof fallback === 'number' ? settingText(fallback) : ''}
          step={step}
          min={bounds.min}
          max={bounds.max}
          onChange={draft.change}
          onFocus={draft.focus}
          onBlur={draft.blur}
          increaseLabel={t('increase', { name: label })}
          decreaseLabel={t('decrease', { name: label })}
          data-testid={`setting-${name}`}
          data-document-field=""
        />
      )}
    </Field>
  );
}

type ChoiceName = 'optimizer' | 'loss' | 'schedule';
const isChoice = (name: FieldName): name is ChoiceName =>
  name === 'optimizer' || name === 'loss' || name === 'schedule';

/** The key of an option's name in the catalogue. */
function optionKey(name: ChoiceName, option: string) {
  const { optimizer, loss, schedule } = trainingSettings.shape;
  switch (name) {
    case 'optimizer':
      return `optimizer_${optimizer.parse(option)}` as const;
    case 'loss':
      return `loss_${loss.parse(option)}` as const;
    case 'schedule':
      return `schedule_${schedule.parse(option)}` as const;
  }
}

function ChoiceSetting({ name }: { readonly name: ChoiceName }) {
  const { t } = useTranslation('training');
  const setting = useSetting(name);
  const value = setting.raw ?? defaults[name];
  return (
    <Field label={t(name)} error={setting.stored}>
      {(ids) => (
        <Select
          {...ids}
          value={String(value)}
          options={boundsOf(name).options.map((option) => ({
            value: option,
            label: t(optionKey(name, option)),
          }))}
          onChange={(chosen) => setting.set(chosen)}
          data-testid={`setting-${name}`}
        />
      )}
    </Field>
  );
}

function DatasetSetting() {
  const { t } = useTranslation('training');
  const setting = useSetting('dataset');
  const used = useNetworkDataset();
  const builtIn = useDatasets((state) => state.builtIn);
  const paths = useDatasets((state) => state.paths);
  const listed = new Set(builtIn.map(({ name }) => name));
  const others = [...new Set([used, ...paths])].filter((name) => !listed.has(name));
  return (
    <Field label={t('dataset')} error={setting.stored}>
      {(ids) => (
        <Select
          {...ids}
          value={used}
          options={[
            ...builtIn.map((info) => ({ value: info.name, label: titleOf(info) })),
            ...others.map((name) => ({ value: name, label: shortName(name) })),
          ]}
          onChange={(chosen) => setting.set(chosen)}
          data-testid="setting-dataset"
        />
      )}
    </Field>
  );
}

const One = ({ field }: { readonly field: SettingField }) =>
  isChoice(field.name) ? <ChoiceSetting name={field.name} /> : <NumberSetting field={field} />;

/** How the network trains: fields of the network's `training`, changed through the document, so that undo has them. */
export function SettingsForm() {
  const { t } = useTranslation('training');
  const training = useDocument(({ network }) => network.training);
  const bringsLoss = useDocument(({ network, analysis }) => {
    const node = analysis.output === undefined ? undefined : nodeOf(network, analysis.output);
    return node !== undefined && findLayer(node.type)?.loss !== undefined;
  });
  const parsed = parseTrainingSettings(training);
  const settings = parsed.ok ? parsed.settings : defaults;
  const fields = settingFields.filter(({ shown }) => shown?.(settings, { bringsLoss }) ?? true);
  return (
    <section className={styles.form} aria-label={t('settings')}>
      <div className={styles.main}>
        <DatasetSetting />
        <InitSetting />
        {fields
          .filter(({ advanced }) => !advanced)
          .map((field) => (
            <One key={field.name} field={field} />
          ))}
      </div>
      <MemoryLine />
      <Section title={t('more')} folded>
        {fields
          .filter(({ advanced }) => advanced)
          .map((field) => (
            <One key={field.name} field={field} />
          ))}
      </Section>
    </section>
  );
}
