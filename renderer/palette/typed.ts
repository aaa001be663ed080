import type { AnyLayer, Localised, ParamSpec } from '../../shared/layers/define.ts';
import { parseParams } from '../../shared/layers/params.ts';
import type { Json, JsonObject } from '../../shared/network/network.ts';
import { isValue, marked, numberText, sizeText } from './query.ts';

/** Something typed after a layer's name that says nothing, or nothing possible. */
export interface TypedIssue {
  readonly text: string;
  /** What would have been possible, where the parameter was clear. */
  readonly message?: Localised;
}

export interface TypedParams {
  /** Only what was typed, as the file writes it. */
  readonly params: JsonObject;
  readonly issues: readonly TypedIssue[];
}

type Entry = readonly [name: string, spec: ParamSpec];

const isNumeric = ({ kind }: ParamSpec): boolean => ['int', 'real', 'size', 'padding'].includes(kind);
const isPair = ({ kind }: ParamSpec): boolean => kind === 'size' || kind === 'padding';

/** The parameter that a word names: in full or by its beginning, in the file's word first, then in the labels'. */
function named(entries: readonly Entry[], word: string): Entry | undefined {
  const wanted = word.toLowerCase();
  const names: readonly ((entry: Entry) => string)[] = [
    ([name]) => name,
    ([, spec]) => spec.label.en,
    ([, spec]) => spec.label.zh,
  ];
  const find = (fits: (name: string) => boolean): Entry | undefined => {
    for (const nameOf of names) {
      const found = entries.find((entry) => fits(nameOf(entry).toLowerCase()));
      if (found) return found;
    }
    return undefined;
  };
  return find((name) => name === wanted) ?? find((name) => name.startsWith(wanted));
}

const numberOf = (text: string): number =>
  text.endsWith('%') ? Number((Number(text.slice(0, -1)) / 100).toPrecision(12)) : Number(text);

const truths: Readonly<Record<string, boolean>> = {
  ...{ true: true, yes: true, on: true, 1: true, 是: true },
  ...{ false: false, no: false, off: false, 0: false, 否: false },
};

/** The text as the file would write it; what it cannot be stays text, for the schema to refuse. */
function fileValue(spec: ParamSpec, text: string): Json {
  const lower = text.toLowerCase();
  if (spec.kind === 'boolean') return truths[lower] ?? text;
  if (spec.kind === 'choice') return spec.options.find((option) => option.toLowerCase() === lower) ?? text;
  if (spec.kind === 'padding' && lower === 'valid') return 0;
  if (numberText.test(text)) return numberOf(text);
  if (!sizeText.test(text)) return lower;
  const sides = lower.split('x').map(Number);
  return sides.length === 2 && sides[0] === sides[1] ? (sides[0] ?? 0) : sides;
}

/**
 * Reads what was typed behind a layer's name by the layer's own schema: `64 3x3 s2 p1`, `0.3`, `same`, `nobias`,
 * `stride=2`, `stride 2`, `步幅2`, `he_uniform`. A number without a name is the first parameter that has none yet, a size the
 * first that can be one.
 */
export function parseTyped(layer: AnyLayer, words: readonly string[]): TypedParams {
  const entries: readonly Entry[] = Object.entries(layer.params as Readonly<Record<string, ParamSpec>>);
  const given = new Map<string, Json>();
  const issues: TypedIssue[] = [];

  const set = ([name, spec]: Entry, value: string, text: string): void => {
    const raw = fileValue(spec, value);
    const wrong = parseParams(layer, { [name]: raw }).issues.find((issue) => issue.name === name);
    if (wrong) issues.push({ text, message: wrong.message });
    else given.set(name, raw);
  };
  const free = (fits: (spec: ParamSpec) => boolean): readonly Entry[] =>
    entries.filter(([name, spec]) => fits(spec) && spec.onlyWith === undefined && !given.has(name));

  /** A value without a name. */
  const place = (word: string): boolean => {
    const sides = word.toLowerCase().split('x');
    const [next] = free(sides.length === 1 ? isNumeric : isPair);
    if (next && sides.length <= 2) {
      set(next, word, word);
      return true;
    }
    // 28x28x1 of an Input: one after the other.
    const singles = free(({ kind }) => kind === 'int').slice(0, sides.length);
    if (sides.length === 1 || singles.length < sides.length) return false;
    for (const [index, entry] of singles.entries()) set(entry, sides[index] ?? '', word);
    return true;
  };

  /** A word alone: a switch, one of a choice, or padding by name. */
  const turn = (word: string): boolean => {
    const lower = word.toLowerCase();
    const [, no, rest] = /^(no-?|无|-)?(.+)$/.exec(lower) ?? [];
    const flag = named(
      entries.filter(([, { kind }]) => kind === 'boolean'),
      rest ?? '',
    );
    if (flag && (rest?.length ?? 0) > 1) {
      given.set(flag[0], no === undefined);
      return true;
    }
    const choice = entries.find(([, spec]) => spec.kind === 'choice' && spec.options.includes(lower));
    const padding = entries.find(
      ([, spec]) => spec.kind === 'padding' && (lower === 'valid' || (lower === 'same' && spec.same)),
    );
    const entry = choice ?? padding;
    if (entry) set(entry, lower, word);
    return entry !== undefined;
  };

  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const next = words[at + 1];
    const [, key, assigned] = /^([^=]+)=(.+)$/.exec(word) ?? [];
    const [, mark, value] = marked.exec(word) ?? [];
    const assignee = key === undefined ? undefined : named(entries, key);
    const markee =
      mark === undefined
        ? undefined
        : named(
            entries.filter(([, spec]) => isNumeric(spec)),
            mark,
          );
    if (assignee && assigned !== undefined) set(assignee, assigned, word);
    else if (isValue(word)) {
      if (!place(word)) issues.push({ text: word });
    } else if (markee && value !== undefined && isValue(value)) set(markee, value, word);
    else if (turn(word)) continue;
    else {
      const called = word.length > 1 ? named(entries, word) : undefined;
      if (called && next !== undefined && !next.includes('=')) {
        set(called, next, `${word} ${next}`);
        at++;
      } else issues.push({ text: word });
    }
  }
  const params = Object.fromEntries(
    entries.flatMap(([name]) => (given.has(name) ? [[name, given.get(name) ?? null]] : [])),
  );
  return { params, issues };
}
