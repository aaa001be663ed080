/** How often a list repeats its shortest pattern: `conv relu conv relu` is `conv relu`, twice. A list that repeats none is itself, once. */
export function blockPattern(types: readonly string[]): { readonly length: number; readonly times: number } {
  for (let length = 1; length <= types.length / 2; length++)
    if (types.length % length === 0 && types.every((type, index) => type === types[index % length]))
      return { length, times: types.length / length };
  return { length: types.length, times: 1 };
}
