import { useTranslation } from 'react-i18next';
import type { ParamSpec } from '../../shared/layers/define.ts';
import { Section } from '../ui/index.ts';
import { ParamField } from './ParamField.tsx';
import type { Target } from './shared-params.ts';

/** Fields for parameters of one layer or of several, those that are seldom changed folded away. */
export function ParamSections({
  targets,
  params,
}: {
  readonly targets: readonly Target[];
  readonly params: readonly (readonly [string, ParamSpec])[];
}) {
  const { t } = useTranslation('inspector');
  const fields = (advanced: boolean) =>
    params
      .filter(([, spec]) => (spec.advanced === true) === advanced)
      .map(([name, spec]) => <ParamField key={name} targets={targets} name={name} spec={spec} />);
  const common = fields(false);
  const advanced = fields(true);
  return (
    <>
      {common.length > 0 ? <Section title={t('parameters')}>{common}</Section> : null}
      {advanced.length > 0 ? (
        <Section title={t('advanced')} folded>
          {advanced}
        </Section>
      ) : null}
    </>
  );
}
