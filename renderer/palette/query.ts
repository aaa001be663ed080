/** A query taken apart: whose name it holds, and the words behind (or before) it. */
export interface TypedQuery {
  readonly name: string;
  readonly words: readonly string[];
}

export const numberText = /^-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?%?$/i;
export const sizeText = /^\d+(?:x\d+)+$/i;
/** A number, or a size as `3x5`. */
export const isValue = (word: string): boolean => numberText.test(word) || sizeText.test(word);
/** `s2`, `填充1`, `k3x5`: letters and a value. */
export const marked = /^([^\d\s=./-]+)(-?\.?\d.*)$/;

/** `k3s2p1` is three words, and papers write `64@3×3` and a stride as `/2`. */
function tokens(query: string): readonly string[] {
  return query
    .normalize('NFKC')
    .replace(/(\d)\s*[×*✕]\s*(?=\d)/g, '$1x')
    .replace(/\s*[=:]\s*/g, '=')
    .replace(/\/(?=\d)/g, ' stride')
    .split(/[\s,;@、]+/)
    .flatMap((word) =>
      word.match(/^(?:[a-wyz]+\d+(?:\.\d+)?(?:x\d+)?){2,}$/i)
        ? (word.match(/[a-wyz]+[\dx.]+/gi) ?? [])
        : [word],
    )
    .filter((word) => word !== '');
}

/**
 * Finds the longest run of words that is a name; values may stand before it too, as in `3x3 conv`. `isName` is told whether
 * what is left looks like parameters, or like more of a phrase.
 */
export function readQuery(query: string, isName: (name: string, withValues: boolean) => boolean): TypedQuery {
  const all = tokens(query);
  const first = all.findIndex((word) => !isValue(word));
  const before = all.slice(0, Math.max(0, first));
  const rest = all.slice(before.length);
  for (let count = rest.length; count > 0; count--) {
    const name = rest.slice(0, count).join(' ');
    const words = [...before, ...rest.slice(count)];
    if (
      isName(
        name,
        words.some((word) => /[\d=]/.test(word)),
      )
    )
      return { name, words };
  }
  // `conv3x3 64`
  const [, name, value] = marked.exec(rest[0] ?? '') ?? [];
  if (name !== undefined && value !== undefined && isName(name, true))
    return { name, words: [...before, value, ...rest.slice(1)] };
  return { name: query.trim(), words: [] };
}
