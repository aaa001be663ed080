import { useTranslation } from 'react-i18next';
import type { ParamSpec } from '../../shared/layers/define.ts';
import { useLanguage } from '../i18n/i18n.ts';
import { Field, NumberInput, Select, Switch } from '../ui/index.ts';
import { shownText } from './drafts.ts';
import { PaddingField, SizeField } from './SizeField.tsx';
import type { Target } from './shared-params.ts';
import { useDraft } from './useDraft.ts';
import { type Param, useParam } from './useParam.ts';

function NumberField({
  param,
  spec,
}: {
  readonly param: Param;
  readonly spec: Extract<ParamSpec, { kind: 'int' | 'real' }>;
}) {
  const { t } = useTranslation('inspector');
  const language = useLanguage();
  const draft = useDraft(param.raw, (value, session) => {
    const error = param.set(value, session);
    return { error, now: error === undefined ? value : param.raw };
  });
  return (
    <Field label={param.label} unit={spec.unit?.[language]} error={draft.error ?? param.stored}>
      {(ids) => (
        <NumberInput
          {...ids}
          value={draft.text}
          placeholder={param.mixed ? t('mixed') : shownText(param.fallback)}
          step={spec.kind === 'int' ? 1 : undefined}
          min={spec.min}
          max={spec.max}
          onChange={draft.change}
          onFocus={draft.focus}
          onBlur={draft.blur}
          increaseLabel={t('increase', { name: param.label })}
          decreaseLabel={t('decrease', { name: param.label })}
          data-testid={`param-${param.name}`}
          data-document-field=""
        />
      )}
    </Field>
  );
}

/** The field that a parameter's schema asks for, of one layer or of several at once. */
export function ParamField({
  targets,
  name,
  spec,
}: {
  readonly targets: readonly Target[];
  readonly name: string;
  readonly spec: ParamSpec;
}) {
  const { t } = useTranslation('inspector');
  const language = useLanguage();
  const param = useParam(targets, name, spec);
  const mixed = param.mixed ? t('mixed') : undefined;
  const value = param.raw ?? param.fallback;
  switch (spec.kind) {
    case 'int':
    case 'real':
      return <NumberField param={param} spec={spec} />;
    case 'size':
      return <SizeField param={param} min={spec.min} max={spec.max} unit={spec.unit?.[language]} />;
    case 'padding':
      return <PaddingField param={param} same={spec.same} unit={spec.unit?.[language]} />;
    case 'boolean':
      return (
        <Field label={param.label} unit={mixed} error={param.stored}>
          {(ids) => (
            <Switch
              {...ids}
              checked={value === true}
              onChange={(checked) => param.set(checked)}
              data-testid={`param-${name}`}
            />
          )}
        </Field>
      );
    case 'choice':
      return (
        <Field label={param.label} error={param.stored}>
          {(ids) => (
            <Select
              {...ids}
              value={shownText(value)}
              placeholder={mixed}
              options={spec.options.map((option) => ({ value: option, label: option }))}
              onChange={(chosen) => param.set(chosen)}
              data-testid={`param-${name}`}
            />
          )}
        </Field>
      );
  }
}
