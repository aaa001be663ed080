import { useTranslation } from 'react-i18next';
import type { NodeId } from '../../shared/network/network.ts';
import { changeName, edit, useDocument, useNode } from '../document/index.ts';
import { Field, NumberInput, Section, Switch } from '../ui/index.ts';
import { useDraft } from './useDraft.ts';

type StrengthField = 'lrMult' | 'l1' | 'l2';

/** A number of at least 0 that the file may leave out; `fallback` is what counts then. */
function Strength({
  id,
  field,
  fallback,
  testId,
}: {
  readonly id: NodeId;
  readonly field: StrengthField;
  readonly fallback: string;
  readonly testId: string;
}) {
  const { t } = useTranslation('inspector');
  const node = useNode(id);
  const draft = useDraft(node?.[field], (value, session) => {
    if (value !== undefined && !(typeof value === 'number' && value >= 0))
      return { error: t('strengthInvalid', { received: String(value) }), now: node?.[field] };
    edit({ kind: 'setNode', id, field, value }, changeName(t(field), value), {
      merge: `${id} ${field} ${session}`,
    });
    return { now: value };
  });
  return (
    <Field label={t(field)} help={t(`${field}Help`)} error={draft.error}>
      {(ids) => (
        <NumberInput
          {...ids}
          value={draft.text}
          placeholder={fallback}
          min={0}
          onChange={draft.change}
          onFocus={draft.focus}
          onBlur={draft.blur}
          increaseLabel={t('increase', { name: t(field) })}
          decreaseLabel={t('decrease', { name: t(field) })}
          data-testid={testId}
          data-document-field=""
        />
      )}
    </Field>
  );
}

/**
 * How the layer learns: the field `lrMult` of the file, whose 0 is the switch, penalties of its own in place of the network's,
 * and `stopGradient`.
 */
export function LearningSection({ id }: { readonly id: NodeId }) {
  const { t } = useTranslation('inspector');
  const node = useNode(id);
  const learns = useDocument((state) => (state.analysis.layers.get(id)?.trainableParameters ?? 0) > 0);
  const l1 = useDocument((state) => state.network.training?.l1);
  const l2 = useDocument((state) => state.network.training?.l2);
  if (!node) return null;
  const name = node.label ?? id;
  const frozen = node.lrMult === 0;
  const own = [node.lrMult, node.l1, node.l2].some((strength) => strength !== undefined);
  return (
    <Section title={t('learning')} folded={!own && node.stopGradient !== true}>
      {learns || own ? (
        <>
          <Field label={t('freeze')} help={t('freezeHelp')}>
            {(ids) => (
              <Switch
                {...ids}
                checked={frozen}
                onChange={(frozen) =>
                  edit(
                    { kind: 'setNode', id, field: 'lrMult', value: frozen ? 0 : undefined },
                    t(frozen ? 'editFreeze' : 'editUnfreeze', { name }),
                  )
                }
                data-testid="freeze"
              />
            )}
          </Field>
          <Strength id={id} field="lrMult" fallback="1" testId="lr-mult" />
          <Strength id={id} field="l1" fallback={String(l1 ?? 0)} testId="l1" />
          <Strength id={id} field="l2" fallback={String(l2 ?? 0)} testId="l2" />
        </>
      ) : null}
      <Field label={t('stopGradient')} help={t('stopGradientHelp')}>
        {(ids) => (
          <Switch
            {...ids}
            checked={node.stopGradient === true}
            onChange={(stopped) =>
              edit(
                { kind: 'setNode', id, field: 'stopGradient', value: stopped ? true : undefined },
                t(stopped ? 'editStopGradient' : 'editPassGradient', { name }),
              )
            }
            data-testid="stop-gradient"
          />
        )}
      </Field>
    </Section>
  );
}
