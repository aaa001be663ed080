import { Link2, Unlink2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Json } from '../../shared/network/network.ts';
import { Field, type FieldIds, IconButton, NumberInput, Segmented } from '../ui/index.ts';
import { halves, shownText } from './drafts.ts';
import styles from './SizeField.module.css';
import { useDraft } from './useDraft.ts';
import type { Param } from './useParam.ts';

interface Range {
  readonly min: number;
  readonly max?: number | undefined;
}

/** One half of a size writes the number for both while they are linked, else the pair. */
function useHalf(param: Param, half: 0 | 1, linked: boolean) {
  const [height, width] = halves(param.raw);
  const [defaultHeight, defaultWidth] = halves(param.fallback);
  const own = half === 0 ? height : width;
  const other = half === 0 ? (width ?? defaultWidth) : (height ?? defaultHeight);
  const draft = useDraft(own, (value, session) => {
    const pair = !linked && value !== undefined && other !== undefined;
    const next: Json | undefined = pair ? (half === 0 ? [value, other] : [other, value]) : value;
    const error = param.set(next, session);
    return { error, now: error === undefined ? value : own };
  });
  const { t } = useTranslation('inspector');
  const fallback = shownText(half === 0 ? defaultHeight : defaultWidth);
  return { ...draft, placeholder: param.mixed ? t('mixed') : fallback };
}

type Half = ReturnType<typeof useHalf>;

interface HalfInputProps {
  readonly half: Half;
  readonly name: string;
  readonly range: Range;
  readonly ids: FieldIds | { readonly 'aria-label': string };
  readonly stepped: boolean;
  readonly testId: string;
}

function HalfInput({ half, name, range, ids, stepped, testId }: HalfInputProps) {
  const { t } = useTranslation('inspector');
  return (
    <NumberInput
      {...ids}
      value={half.text}
      placeholder={half.placeholder}
      step={stepped ? 1 : undefined}
      min={range.min}
      max={range.max}
      onChange={half.change}
      onFocus={half.focus}
      onBlur={half.blur}
      increaseLabel={t('increase', { name })}
      decreaseLabel={t('decrease', { name })}
      data-testid={testId}
      data-document-field=""
    />
  );
}

/** Height and width, together or apart. */
function useSize(param: Param, range: Range) {
  const { t } = useTranslation('inspector');
  const [height, width] = halves(param.raw);
  const differ = JSON.stringify(height) !== JSON.stringify(width);
  const [apart, setApart] = useState(differ);
  const linked = !apart && !differ;
  const first = useHalf(param, 0, linked);
  const second = useHalf(param, 1, linked);
  const testId = `param-${param.name}`;
  const toggle = (): void => {
    setApart(linked);
    if (linked || !differ) return;
    param.set(height);
  };
  const control = (ids: FieldIds) => (
    <span className={styles.size}>
      {linked ? (
        <HalfInput half={first} name={param.label} range={range} ids={ids} stepped testId={testId} />
      ) : (
        <>
          <HalfInput
            half={first}
            name={t('sizeHeight', { name: param.label })}
            range={range}
            ids={{ ...ids, 'aria-label': t('sizeHeight', { name: param.label }) }}
            stepped={false}
            testId={`${testId}-height`}
          />
          <span className={styles.times}>×</span>
          <HalfInput
            half={second}
            name={t('sizeWidth', { name: param.label })}
            range={range}
            ids={{ 'aria-label': t('sizeWidth', { name: param.label }) }}
            stepped={false}
            testId={`${testId}-width`}
          />
        </>
      )}
      <IconButton
        size="small"
        label={linked ? t('unlink') : t('link')}
        aria-pressed={linked}
        onClick={toggle}
        data-testid={`${testId}-link`}
      >
        {linked ? <Link2 /> : <Unlink2 />}
      </IconButton>
    </span>
  );
  return { control, error: first.error ?? (linked ? undefined : second.error) };
}

export function SizeField({
  param,
  unit,
  ...range
}: Range & { readonly param: Param; readonly unit: string | undefined }) {
  const size = useSize(param, range);
  return (
    <Field label={param.label} unit={unit} error={size.error ?? param.stored}>
      {size.control}
    </Field>
  );
}

const cells = { min: 0 };
const modes: readonly ('cells' | 'same' | 'mixed')[] = ['cells', 'same'];

/** Padding: so many cells on each side, or TensorFlow's `same`. */
export function PaddingField({
  param,
  same,
  unit,
}: {
  readonly param: Param;
  readonly same: boolean;
  readonly unit: string | undefined;
}) {
  const { t } = useTranslation('inspector');
  const isSame = (param.raw ?? param.fallback) === 'same';
  const size = useSize(param, cells);
  const mode = same ? (
    <Segmented
      label={t('paddingMode', { name: param.label })}
      value={param.mixed ? 'mixed' : isSame ? 'same' : 'cells'}
      options={modes.map((value) => ({
        value,
        label: t(value === 'same' ? 'paddingSame' : 'paddingExplicit'),
      }))}
      onChange={(chosen) => param.set(chosen === 'same' ? 'same' : 0)}
      testId={`param-${param.name}-mode`}
    />
  ) : null;
  return (
    <>
      {same ? (
        <Field label={param.label} unit={unit} help={isSame ? t('paddingSameHelp') : undefined}>
          {() => mode}
        </Field>
      ) : null}
      {isSame ? null : (
        <Field
          label={same ? '' : param.label}
          unit={same ? undefined : unit}
          error={size.error ?? param.stored}
        >
          {(ids) => size.control({ ...ids, ...(same ? { 'aria-label': param.label } : {}) })}
        </Field>
      )}
    </>
  );
}
