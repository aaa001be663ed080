import type { Json, JsonObject, Position } from './network.ts';

/** What reading the parts of a file has in common: problems that say where and what was received, and the kinds of fields. */

export interface FileProblem {
  readonly code: 'json' | 'format' | 'newerVersion' | 'schema' | 'duplicateId' | 'tooLarge';
  /** Where, e.g. `nodes[3].params`; empty for the whole file. */
  readonly path: string;
  readonly message: string;
}

const MAX_ITEMS = 100_000;
const MAX_PROBLEMS = 20;

/** Collects what is wrong, so that all of it is told at once. */
export class Problems {
  readonly list: FileProblem[] = [];
  add(path: string, wanted: string, received: unknown, code: FileProblem['code'] = 'schema'): undefined {
    if (this.list.length < MAX_PROBLEMS)
      this.list.push({
        code,
        path,
        message: `${path || 'the file'} must be ${wanted}; got ${show(received)}`,
      });
    return undefined;
  }
}

/** A received value, short enough for a sentence. */
export function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 37)}…` : text;
}

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Fields that version 1 does not know, in file order. `__proto__` is dropped: no object can safely carry it. */
export function extraFields(object: JsonObject, known: readonly string[]): { readonly extra?: JsonObject } {
  const rest = Object.entries(object).filter(([key]) => !known.includes(key) && key !== '__proto__');
  return rest.length > 0 ? { extra: Object.fromEntries(rest) } : {};
}

/** The object without what no object can safely carry. */
export const cleanObject = (object: JsonObject): JsonObject => extraFields(object, []).extra ?? {};

export function readText(object: JsonObject, field: string, path: string, problems: Problems): string {
  const value = object[field];
  if (typeof value === 'string' && value.length > 0 && value.length <= 1000) return value;
  problems.add(`${path}${field}`, 'a text of 1 to 1000 characters', value);
  return '';
}

export function readPosition(
  value: Json | undefined,
  path: string,
  problems: Problems,
): Position | undefined {
  if (value === undefined) return undefined;
  if (isObject(value)) {
    const { x, y } = value;
    if (typeof x === 'number' && typeof y === 'number' && Number.isFinite(x) && Number.isFinite(y))
      return { x, y };
  }
  return problems.add(path, 'an object with numbers x and y', value);
}

export function readList<T>(
  value: Json | undefined,
  path: string,
  problems: Problems,
  read: (item: Json, path: string, problems: Problems) => T | undefined,
): readonly T[] {
  if (!Array.isArray(value)) {
    problems.add(path, 'a list', value);
    return [];
  }
  if (value.length > MAX_ITEMS) {
    problems.add(path, `a list of at most ${MAX_ITEMS}`, value.length, 'tooLarge');
    return [];
  }
  return value
    .map((item: Json, i) => read(item, `${path}[${i}]`, problems))
    .filter((item) => item !== undefined);
}
