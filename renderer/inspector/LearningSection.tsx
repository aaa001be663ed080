import { useTranslation } from 'react-i18next';
import type { NodeId } from '../../shared/network/network.ts';
import { edit, useDocument, useNode } from '../document/index.ts';
import { Field, NumberInput, Section, Switch } from '../ui/index.ts';
import { useDraft } from './useDraft.ts';

/** How the layer learns: the field `lrMult` of the file, whose 0 is the switch, and `stopGradient`. */
export function LearningSection({ id }: { readonly id: NodeId }) {
  const { t } = useTranslation('inspector');
  const node = useNode(id);
  const learns = useDocument((state) => (state.analysis.layers.get(id)?.trainableParameters ?? 0) > 0);
  const set = (field: 'lrMult' | 'stopGradient', value: number | boolean | undefined, merge?: string): void =>
    edit({ kind: 'setNode', id, field, value }, t('editLearning'), merge === undefined ? {} : { merge });
  const draft = useDraft(node?.lrMult, (value, session) => {
    const error =
      value === undefined || (typeof value === 'number' && value >= 0)
        ? undefined
        : t('lrMultInvalid', { received: String(value) });
    if (error === undefined)
      set('lrMult', typeof value === 'number' ? value : undefined, `${id} lrMult ${session}`);
    return { error, now: error === undefined ? value : node?.lrMult };
  });
  if (!node) return null;
  const frozen = node.lrMult === 0;
  return (
    <Section
      title={t('learning')}
      folded={!frozen && node.lrMult === undefined && node.stopGradient !== true}
    >
      {learns || node.lrMult !== undefined ? (
        <>
          <Field label={t('freeze')} help={t('freezeHelp')}>
            {(ids) => (
              <Switch
                {...ids}
                checked={frozen}
                onChange={(checked) => set('lrMult', checked ? 0 : undefined)}
                data-testid="freeze"
              />
            )}
          </Field>
          <Field label={t('lrMult')} error={draft.error}>
            {(ids) => (
              <NumberInput
                {...ids}
                value={draft.text}
                placeholder="1"
                onChange={draft.change}
                onFocus={draft.focus}
                onBlur={draft.blur}
                increaseLabel={t('increase', { name: t('lrMult') })}
                decreaseLabel={t('decrease', { name: t('lrMult') })}
                data-testid="lr-mult"
                data-document-field=""
              />
            )}
          </Field>
        </>
      ) : null}
      <Field label={t('stopGradient')} help={t('stopGradientHelp')}>
        {(ids) => (
          <Switch
            {...ids}
            checked={node.stopGradient === true}
            onChange={(checked) => set('stopGradient', checked ? true : undefined)}
            data-testid="stop-gradient"
          />
        )}
      </Field>
    </Section>
  );
}
