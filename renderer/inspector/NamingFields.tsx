import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NodeId } from '../../shared/network/network.ts';
import { edit, useDocument, useNode } from '../document/index.ts';
import { Field, TextInput } from '../ui/index.ts';

/** The identifier takes effect when its field is left: half-typed identifiers would rename edges and weights on the way. */
function IdentifierField({ id }: { readonly id: NodeId }) {
  const { t } = useTranslation('inspector');
  const taken = useDocument((state) => state.network.nodes);
  const [text, setText] = useState(id);
  const wanted = text.trim();
  const error =
    wanted === ''
      ? t('idEmpty')
      : wanted !== id && taken.some((node) => node.id === wanted)
        ? t('idTaken', { id: wanted })
        : undefined;
  const leave = (): void => {
    if (error !== undefined || wanted === id) setText(id);
    else
      edit({ kind: 'renameNode', id, to: wanted }, t('editRename', { id, to: wanted }), { select: [wanted] });
  };
  return (
    <Field label={t('id')} error={error}>
      {(ids) => (
        <TextInput
          {...ids}
          value={text}
          maxLength={100}
          onChange={setText}
          onBlur={leave}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.currentTarget.blur();
          }}
          data-testid="node-id"
        />
      )}
    </Field>
  );
}

export function NamingFields({ id }: { readonly id: NodeId }) {
  const { t } = useTranslation('inspector');
  const label = useNode(id)?.label ?? '';
  return (
    <>
      <Field label={t('label')}>
        {(ids) => (
          <TextInput
            {...ids}
            value={label}
            maxLength={200}
            placeholder={id}
            onChange={(text) =>
              edit(
                { kind: 'setNode', id, field: 'label', value: text === '' ? undefined : text },
                text === '' ? t('editLabelNone', { id }) : t('editLabel', { id, text }),
                { merge: `${id} label` },
              )
            }
            data-testid="node-label"
            data-document-field=""
          />
        )}
      </Field>
      <IdentifierField id={id} />
    </>
  );
}
