import { useTranslation } from 'react-i18next';
import type { AnyLayer, ParamSpec } from '../../shared/layers/define.ts';
import type { Json, NodeId } from '../../shared/network/network.ts';
import { edit, nodeOf, useDocument, useNode } from '../document/index.ts';
import { useLanguage } from '../i18n/i18n.ts';
import { defaultValue, paramError, withParam } from './drafts.ts';

/** One parameter of one node: its value as written, what stands in for it, and how to change it. */
export interface Param {
  readonly id: NodeId;
  readonly name: string;
  readonly label: string;
  readonly raw: Json | undefined;
  readonly fallback: Json | undefined;
  /** What is wrong with the value in the document. */
  readonly stored: string | undefined;
  /** Changes it if the schema takes it; gives the schema's words if not. Changes of one `session` are one step of undo. */
  set(value: Json | undefined, session?: number): string | undefined;
}

export function useParam(id: NodeId, layer: AnyLayer, name: string, spec: ParamSpec): Param {
  const { t } = useTranslation('inspector');
  const language = useLanguage();
  const params = useNode(id)?.params ?? {};
  const label = spec.label[language];
  return {
    id,
    name,
    label,
    raw: params[name],
    fallback: defaultValue(spec, params),
    stored: paramError(layer, params, name, language),
    set(value, session) {
      const node = nodeOf(useDocument.getState().network, id);
      if (!node) return undefined;
      const error = paramError(layer, withParam(node.params, name, value), name, language);
      if (error !== undefined) return error;
      if (JSON.stringify(node.params[name]) === JSON.stringify(value)) return undefined;
      edit(
        { kind: 'setParam', id, name, value },
        t('editParam', { name: label }),
        session === undefined ? {} : { merge: `${id} ${name} ${session}` },
      );
      return undefined;
    },
  };
}
