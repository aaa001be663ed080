import type { AnyLayer, Language, ParamSpec } from '../../shared/layers/define.ts';
import { type ParamIssue, parseParams } from '../../shared/layers/params.ts';
import type { Json, JsonObject } from '../../shared/network/network.ts';

/** What was typed, as the file would hold it. Nothing typed leaves the parameter at its default; what is no number stays text. */
export function typedValue(text: string): Json | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  // ASCII and full-width digits alike: a Chinese input method writes the latter.
  const plain = trimmed.replace(/[\uff0e\uff10-\uff19\uff0d]/g, (c) =>
    String.fromCharCode(c.charCodeAt(0) - 0xfee0),
  );
  const number = Number(plain);
  return Number.isFinite(number) && /^[-+.\deE]+$/.test(plain) ? number : trimmed;
}

/** A stored value as a field shows it. */
export const shownText = (value: Json | undefined): string => {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};

/** A size or padding as its two halves; undefined halves are at their default. */
export function halves(value: Json | undefined): readonly [Json | undefined, Json | undefined] {
  if (!Array.isArray(value)) return [value, value];
  const [height, width] = value as readonly Json[];
  return [height, width];
}

/** The parameters with one of them changed, or dropped by undefined. */
export function withParam(params: JsonObject, name: string, value: Json | undefined): JsonObject {
  const { [name]: _old, ...rest } = params;
  return value === undefined ? rest : { ...rest, [name]: value };
}

const found = (issues: readonly ParamIssue[], name: string, language: Language): string | undefined =>
  issues.find((issue) => issue.name === name && issue.severity === 'error')?.message[language];

/** Why the schema refuses a parameter as it stands, in the schema's own words. */
export const paramError = (
  layer: AnyLayer,
  params: JsonObject,
  name: string,
  language: Language,
): string | undefined => found(parseParams(layer, params).issues, name, language);

/** The value a parameter has when the file leaves it out; that of another parameter for a pool's stride. */
export function defaultValue(spec: ParamSpec, params: JsonObject): Json | undefined {
  if (spec.default !== undefined) return spec.default;
  if (!('defaultFrom' in spec) || spec.defaultFrom === undefined) return undefined;
  return params[spec.defaultFrom];
}
