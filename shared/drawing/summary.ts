import type { AnyLayer, Language, ParamSpec } from '../layers/define.ts';
import type { Json, JsonObject } from '../network/network.ts';

const sizeText = (value: Json): string => {
  if (typeof value === 'number') return `${value}×${value}`;
  return Array.isArray(value) ? value.join('×') : String(value);
};
const plainText = (value: Json): string =>
  Array.isArray(value) ? value.join('×') : typeof value === 'object' ? '…' : String(value);

const specs = (layer: AnyLayer): readonly (readonly [string, ParamSpec])[] => Object.entries(layer.params);

const defaultOf = (spec: ParamSpec): Json | undefined => spec.default;

export interface ToldParameter {
  readonly name: string;
  readonly text: string;
}

/**
 * What is said of a layer in few words, from the schema alone: the first parameter, the first size and those without a default
 * always, any other when it differs from its default. What is always told speaks for itself, the rest is named.
 */
export function toldParameters(
  layer: AnyLayer,
  raw: JsonObject,
  language: Language,
): readonly ToldParameter[] {
  const told: ToldParameter[] = [];
  const firstSize = specs(layer).find(([, spec]) => spec.kind === 'size')?.[0];
  specs(layer).forEach(([name, spec], index) => {
    const fallback = defaultOf(spec);
    const value = raw[name] ?? fallback;
    if (value === undefined) return;
    const required = fallback === undefined && !('defaultFrom' in spec && spec.defaultFrom !== undefined);
    const first = (index === 0 || name === firstSize) && spec.advanced === undefined;
    if (!required && !first && JSON.stringify(value) === JSON.stringify(fallback)) return;
    told.push({ name, text: parameterText(spec, value, required || first, language) });
  });
  return told;
}

/** The words of `toldParameters`, as a card has them. */
export const keyParameters = (layer: AnyLayer, raw: JsonObject, language: Language): readonly string[] =>
  toldParameters(layer, raw, language).map(({ text }) => text);

function parameterText(spec: ParamSpec, value: Json, always: boolean, language: Language): string {
  const label = spec.label[language].toLowerCase();
  switch (spec.kind) {
    case 'size':
      return always ? sizeText(value) : `${label} ${plainText(value)}`;
    case 'int':
      return always ? plainText(value) : `${label} ${plainText(value)}`;
    case 'boolean':
      return value === true ? label : `${label} –`;
    case 'choice':
      return plainText(value);
    case 'real':
    case 'padding':
      return `${label} ${plainText(value)}`;
  }
}
