/** The last part of a path of either kind of system. */
export const fileName = (path: string): string => path.split(/[\\/]/).pop() ?? path;

/** A name for a file, from a network's: without what file systems refuse, with the ending of its kind. */
export function suggestedName(network: string, ending = '.json'): string {
  const plain = network
    // biome-ignore lint/suspicious/noControlCharactersInRegex: file systems refuse them.
    .replace(/[\u0000-\u001f<>:"/\\|?*]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
    .slice(0, 100);
  return `${plain === '' ? 'network' : plain}${ending}`;
}

/** The last part of a name from its dot on, in small letters: `.json`. A number is a version and no ending. */
export const endingOf = (name: string): string => /\.[a-z][a-z0-9]*$/i.exec(name)?.[0].toLowerCase() ?? '';

/** A typed file name with the ending of its kind, if it has none of its own. */
export const withEnding = (name: string, ending = '.json'): string =>
  endingOf(name) === '' ? name + ending : name;
