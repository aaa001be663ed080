import { readNetwork } from '../../shared/network/read.ts';
import { showText } from './show-text.ts';

const texts = import.meta.glob<string>('../../resources/networks/*.json', {
  query: '?raw',
  import: 'default',
  eager: true,
});

export interface Example {
  /** The file's name without its ending: `lenet-5`. */
  readonly id: string;
  readonly name: string;
  readonly text: string;
}

/** The networks that come with the program. */
export const examples: readonly Example[] = Object.entries(texts)
  .map(([path, text]) => {
    const id = path.replace(/^.*\//, '').replace(/\.json$/, '');
    const read = readNetwork(text);
    return { id, name: read.ok ? read.network.name : id, text };
  })
  .sort((a, b) => a.text.length - b.text.length);

const plain = (id: string): string => id.toLowerCase().replace(/[^a-z0-9]/g, '');

export const findExample = (id: string): Example | undefined =>
  examples.find((example) => plain(example.id) === plain(id));

/** Opens an example as a network that has no file yet. */
export function openExample(id: string): void {
  const example = findExample(id);
  if (example) showText(example.text, example.name);
}
