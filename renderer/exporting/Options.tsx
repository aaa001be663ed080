import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { tableFormats } from '../../shared/exporters/layer-table.ts';
import { pictureStyles } from '../../shared/exporters/picture/index.ts';
import { useLanguage } from '../i18n/i18n.ts';
import { Segmented } from '../ui/index.ts';
import { type Choices, kinds, pictureFormats, scales } from './choices.ts';
import styles from './ExportDialog.module.css';

interface OptionProps<Value extends string> {
  readonly label: string;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly value: Value;
  onChange(value: Value): void;
  readonly testId: string;
}

/** One choice of a few, beside its name. */
function Option<Value extends string>({ label, ...rest }: OptionProps<Value>): ReactNode {
  return (
    <div className={styles.option}>
      <span aria-hidden>{label}</span>
      <Segmented label={label} {...rest} />
    </div>
  );
}

const formatNames = {
  ...{ svg: 'SVG', png: 'PNG', pdf: 'PDF' },
  ...{ markdown: 'Markdown', csv: 'CSV', latex: 'LaTeX' },
} as const;

const named = <Value extends keyof typeof formatNames>(values: readonly Value[]) =>
  values.map((value) => ({ value, label: formatNames[value] }));

export interface OptionsProps {
  readonly choices: Choices;
  onChange(change: Partial<Choices>): void;
  /** Under the scale: how many pixels it makes. */
  readonly pixels: ReactNode;
}

function PictureOptions({ choices, onChange, pixels }: OptionsProps) {
  const { t } = useTranslation('exporting');
  return (
    <>
      <Option
        label={t('style')}
        options={pictureStyles.map((value) => ({ value, label: t(value) }))}
        value={choices.style}
        onChange={(style) => onChange({ style })}
        testId="export-style"
      />
      <Option
        label={t('format')}
        options={named(pictureFormats)}
        value={choices.picture}
        onChange={(picture) => onChange({ picture })}
        testId="export-format"
      />
      {choices.picture === 'png' ? (
        <>
          <Option
            label={t('scale')}
            options={scales.map((scale) => ({ value: String(scale), label: `${scale}×` }))}
            value={String(choices.scale)}
            onChange={(value) => {
              const scale = scales.find((candidate) => String(candidate) === value);
              if (scale !== undefined) onChange({ scale });
            }}
            testId="export-scale"
          />
          {pixels}
        </>
      ) : null}
      <Option
        label={t('background')}
        options={[
          { value: 'white', label: t('white') },
          { value: 'transparent', label: t('transparent') },
        ]}
        value={choices.transparent ? 'transparent' : 'white'}
        onChange={(value) => onChange({ transparent: value === 'transparent' })}
        testId="export-background"
      />
      <Option
        label={t('layout')}
        options={[
          { value: 'page', label: t('page') },
          { value: 'piece', label: t('piece') },
        ]}
        value={choices.wrap ? 'page' : 'piece'}
        onChange={(value) => onChange({ wrap: value === 'page' })}
        testId="export-layout"
      />
    </>
  );
}

/** What is exported, and how. */
export function Options({ choices, onChange, pixels }: OptionsProps) {
  const { t } = useTranslation('exporting');
  const language = useLanguage();
  return (
    <div className={styles.options}>
      <Segmented
        label={t('kind')}
        options={kinds.map((value) => ({ value, label: t(value) }))}
        value={choices.kind}
        onChange={(kind) => onChange({ kind })}
        testId="export-kind"
      />
      <p className={styles.about}>{t(`about_${choices.kind}`)}</p>
      {choices.kind === 'diagram' ? (
        <PictureOptions choices={choices} onChange={onChange} pixels={pixels} />
      ) : null}
      {choices.kind === 'table' ? (
        <Option
          label={t('format')}
          options={named(tableFormats)}
          value={choices.table}
          onChange={(table) => onChange({ table })}
          testId="export-format"
        />
      ) : null}
      {choices.kind === 'architecture' ? null : (
        <Option
          label={t('language')}
          options={[
            { value: 'en', label: 'English' },
            { value: 'zh', label: '中文' },
          ]}
          value={choices.language ?? language}
          onChange={(value) => onChange({ language: value === 'zh' ? 'zh' : 'en' })}
          testId="export-language"
        />
      )}
    </div>
  );
}
