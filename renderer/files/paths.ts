/** The last part of a path of either kind of system. */
export const fileName = (path: string): string => path.split(/[\\/]/).pop() ?? path;

/** A name for a file, from a network's: without what file systems refuse, with the ending of networks. */
export function suggestedName(network: string): string {
  const plain = network
    // biome-ignore lint/suspicious/noControlCharactersInRegex: file systems refuse them.
    .replace(/[\u0000-\u001f<>:"/\\|?*]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
    .slice(0, 100);
  return `${plain === '' ? 'network' : plain}.json`;
}

/** A typed file name with the ending of networks, if it has none of its own. */
export const withEnding = (name: string): string => (/\.[a-z0-9]+$/i.test(name) ? name : `${name}.json`);
