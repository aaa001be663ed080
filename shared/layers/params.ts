import type { AnyLayer, Localised, Padding, ParamSpec, Params, Size } from './define.ts';

/** What is wrong with one parameter. Unknown parameters are warnings: the file keeps them. */
export interface ParamIssue {
  readonly name: string;
  readonly severity: 'error' | 'warning';
  /** A whole sentence with what was received. */
  readonly message: Localised;
  readonly received: string;
}

export type ParamsResult =
  | { readonly ok: true; readonly params: Params; readonly issues: readonly ParamIssue[] }
  | { readonly ok: false; readonly issues: readonly ParamIssue[] };

type Parsed = { readonly value: number | boolean | string | Size } | { readonly wanted: Localised };

/** A received value, short enough for a sentence. */
export function showReceived(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 40 ? `${text.slice(0, 37)}…` : text;
}

const range = (min: number, max: number): Localised =>
  max >= Number.MAX_SAFE_INTEGER
    ? { en: `of at least ${min}`, zh: `且不小于 ${min}` }
    : { en: `from ${min} to ${max}`, zh: `且在 ${min} 到 ${max} 之间` };

const isWhole = (value: unknown, min: number, max: number): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= min && value <= max;

/** A number stands for both axes. */
function parseSize(value: unknown, min: number, max: number): Size | undefined {
  if (isWhole(value, min, max)) return [value, value];
  if (!Array.isArray(value) || value.length !== 2) return undefined;
  const [height, width] = value as readonly unknown[];
  return isWhole(height, min, max) && isWhole(width, min, max) ? [height, width] : undefined;
}

/** Padding beyond this would only make a typing error expensive. */
const MAX_PADDING = 65_536;

function parseValue(spec: ParamSpec, value: unknown): Parsed {
  switch (spec.kind) {
    case 'int': {
      if (isWhole(value, spec.min, spec.max)) return { value };
      const { en, zh } = range(spec.min, spec.max);
      return { wanted: { en: `a whole number ${en}`, zh: `整数，${zh}` } };
    }
    case 'real': {
      const fits =
        typeof value === 'number' &&
        Number.isFinite(value) &&
        (spec.exclusiveMin ? value > spec.min : value >= spec.min) &&
        (spec.exclusiveMax ? value < spec.max : value <= spec.max);
      if (fits) return { value };
      const low = spec.exclusiveMin ? { en: 'above', zh: '大于' } : { en: 'at least', zh: '不小于' };
      const high = spec.exclusiveMax ? { en: 'below', zh: '小于' } : { en: 'at most', zh: '不大于' };
      return {
        wanted: {
          en: `a number ${low.en} ${spec.min} and ${high.en} ${spec.max}`,
          zh: `数，${low.zh} ${spec.min} 且${high.zh} ${spec.max}`,
        },
      };
    }
    case 'boolean':
      return typeof value === 'boolean'
        ? { value }
        : { wanted: { en: 'true or false', zh: 'true 或 false' } };
    case 'choice': {
      const known = spec.options.find((option) => option === value);
      const list = spec.options.join(', ');
      return known === undefined
        ? { wanted: { en: `one of ${list}`, zh: `以下之一：${list}` } }
        : { value: known };
    }
    case 'size': {
      const size = parseSize(value, spec.min, spec.max);
      const { en, zh } = range(spec.min, spec.max);
      return size
        ? { value: size }
        : { wanted: { en: `a whole number ${en}, or [height, width]`, zh: `整数（${zh}）或 [高, 宽]` } };
    }
    case 'padding': {
      if (spec.same && value === 'same') return { value };
      const size = parseSize(value, 0, MAX_PADDING);
      if (size) return { value: size };
      const same = spec.same ? { en: ', or "same"', zh: '，或 "same"' } : { en: '', zh: '' };
      return {
        wanted: {
          en: `a whole number of at least 0, [height, width]${same.en}`,
          zh: `不小于 0 的整数、[高, 宽]${same.zh}`,
        },
      };
    }
  }
}

/**
 * Completes and checks a node's parameters by the layer's schema: defaults filled in, sizes as pairs.
 * A message reads "stride must be a whole number of at least 1; got 0".
 */
export function parseParams(layer: AnyLayer, raw: unknown): ParamsResult {
  const issues: ParamIssue[] = [];
  const given =
    typeof raw === 'object' && raw !== null && !Array.isArray(raw) ? new Map(Object.entries(raw)) : new Map();
  const specs: readonly (readonly [string, ParamSpec])[] = Object.entries(layer.params);
  const parsed = new Map<string, number | boolean | string | Size | Padding>();
  const deferred: (readonly [string, string])[] = [];
  for (const [name, spec] of specs) {
    const value = given.has(name) ? given.get(name) : spec.default;
    if (value === undefined && spec.kind === 'size' && spec.defaultFrom) {
      deferred.push([name, spec.defaultFrom]);
      continue;
    }
    if (value === undefined && spec.kind === 'real' && spec.optional) continue;
    const result = parseValue(spec, value);
    if ('value' in result) parsed.set(name, result.value);
    else {
      const received = showReceived(value);
      const missing = value === undefined;
      issues.push({
        name,
        severity: 'error',
        received,
        message: {
          en: `${name} must be ${result.wanted.en}; got ${received}`,
          zh: `${name} 必须是${result.wanted.zh}；${missing ? '未给出' : `得到 ${received}`}`,
        },
      });
    }
  }
  for (const [name, from] of deferred) {
    const value = parsed.get(from);
    if (value !== undefined) parsed.set(name, value);
  }
  for (const name of given.keys()) {
    if (specs.some(([known]) => known === name)) continue;
    const known = specs.map(([each]) => each).join(', ');
    issues.push({
      name,
      severity: 'warning',
      received: showReceived(given.get(name)),
      message: {
        en: `${layer.type} has no parameter ${name}${known ? ` (it has ${known})` : ''}; it is kept and ignored`,
        zh: `${layer.type} 没有参数 ${name}${known ? `（它有 ${known}）` : ''}；已保留但不起作用`,
      },
    });
  }
  if (issues.some((issue) => issue.severity === 'error')) return { ok: false, issues };
  return { ok: true, params: Object.fromEntries(parsed) as Params, issues };
}
