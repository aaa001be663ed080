import type { ParamSpec } from '../../shared/layers/define.ts';
import type { Edit } from '../../shared/network/edit.ts';
import type { Json } from '../../shared/network/network.ts';
import { changeName, edit, nodeOf, useDocument } from '../document/index.ts';
import { useLanguage } from '../i18n/i18n.ts';
import { defaultValue, paramError, withParam } from './drafts.ts';
import { type Target, targetsOf } from './shared-params.ts';

/** One parameter of one node, or of several: its value as written, what stands in for it, and how to change it. */
export interface Param {
  readonly name: string;
  readonly label: string;
  readonly raw: Json | undefined;
  readonly fallback: Json | undefined;
  /** The nodes differ in it; `raw` and `fallback` are undefined then. */
  readonly mixed: boolean;
  /** What is wrong with the value in the document. */
  readonly stored: string | undefined;
  /** Changes it if the schema takes it; gives the schema's words if not. Changes of one `session` are one step of undo. */
  set(value: Json | undefined, session?: number): string | undefined;
}

const text = (value: Json | undefined): string | undefined => JSON.stringify(value);

/** The value they all have; undefined where they differ. */
const common = (values: readonly (Json | undefined)[]): Json | undefined =>
  values.every((value) => text(value) === text(values[0])) ? values[0] : undefined;

export function useParam(targets: readonly Target[], name: string, spec: ParamSpec): Param {
  const language = useLanguage();
  const label = spec.label[language];
  const fallbacks = targets.map(({ node, layer }) => defaultValue(layer.params[name] ?? spec, node.params));
  const raws = targets.map(({ node }) => node.params[name]);
  const effective = raws.map((raw, index) => raw ?? fallbacks[index]);
  const mixed = effective.some((value) => text(value) !== text(effective[0]));
  const errors = targets.flatMap(({ node, layer }) => paramError(layer, node.params, name, language) ?? []);
  return {
    name,
    label,
    raw: mixed ? undefined : common(raws),
    fallback: mixed ? undefined : effective[0],
    mixed,
    stored: errors[0],
    set(value, session) {
      const { network } = useDocument.getState();
      const now = targetsOf(targets.flatMap(({ node }) => nodeOf(network, node.id) ?? []));
      const edits: Edit[] = [];
      for (const { node, layer } of now) {
        const error = paramError(layer, withParam(node.params, name, value), name, language);
        if (error !== undefined) return error;
        if (text(node.params[name]) !== text(value))
          edits.push({ kind: 'setParam', id: node.id, name, value });
      }
      if (edits.length === 0) return undefined;
      const ids = now.map(({ node }) => node.id);
      edit(
        { kind: 'batch', edits },
        changeName(label, value, now.length),
        session === undefined ? {} : { merge: `${ids.join(' ')} ${name} ${session}` },
      );
      return undefined;
    },
  };
}
