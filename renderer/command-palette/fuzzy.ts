/** How well a text answers a query, and which of its letters did: higher scores are better. */
export interface Match {
  readonly score: number;
  /** Indices into the text, rising. */
  readonly letters: readonly number[];
}

const isWordStart = (text: string, at: number): boolean =>
  at === 0 || (/[\p{L}\p{N}]/u.test(text[at]!) && !/[\p{L}\p{N}]/u.test(text[at - 1]!));

const range = (from: number, length: number): readonly number[] =>
  Array.from({ length }, (_, index) => from + index);

/** A word of the query as it stands in the text, at the start of a word if it is there, too. */
function whole(text: string, word: string): Match | undefined {
  let best: Match | undefined;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const score = at === 0 ? 100 : isWordStart(text, at) ? 80 : 50;
    if (!best || score > best.score) best = { score, letters: range(at, word.length) };
  }
  return best;
}

/** Its letters in order with others between them: the fewer gaps and the more beginnings of words, the better. */
function scattered(text: string, word: string): Match | undefined {
  const letters: number[] = [];
  let score = 0;
  let at = -1;
  for (const letter of word) {
    let next = text.indexOf(letter, at + 1);
    if (next < 0) return undefined;
    // A letter that begins a word is meant before one within.
    if (next !== at + 1)
      for (let later = next; later >= 0; later = text.indexOf(letter, later + 1))
        if (isWordStart(text, later)) {
          next = later;
          break;
        }
    score += next === at + 1 ? 3 : isWordStart(text, next) ? 2 : -3;
    letters.push(next);
    at = next;
  }
  // Mostly gaps: no one means that.
  return score >= word.length ? { score: Math.min(score, 40), letters } : undefined;
}

/** Every word of the query is to be found in the text, whole or with letters left out, in any order. */
export function fuzzy(query: string, text: string): Match | undefined {
  const lower = text.toLowerCase();
  const letters = new Set<number>();
  let score = 0;
  for (const word of query.toLowerCase().split(/\s+/)) {
    if (word === '') continue;
    const match = whole(lower, word) ?? scattered(lower, word);
    if (!match) return undefined;
    score += match.score;
    for (const letter of match.letters) letters.add(letter);
  }
  // Of texts that answer alike, the one that says least else.
  return { score: score - text.length / 100, letters: [...letters].sort((a, b) => a - b) };
}
