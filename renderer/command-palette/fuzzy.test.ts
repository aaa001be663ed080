import { expect, test } from 'vitest';
import { fuzzy } from './fuzzy.ts';

const order = (query: string, texts: readonly string[]): readonly string[] =>
  texts
    .flatMap((text) => {
      const match = fuzzy(query, text);
      return match ? [{ text, score: match.score }] : [];
    })
    .sort((a, b) => b.score - a.score)
    .map(({ text }) => text);

test('whole words come before parts of words, and these before scattered letters', () => {
  expect(order('align', ['Realign', 'Align centres', 'Vertically align'])).toEqual([
    'Align centres',
    'Vertically align',
    'Realign',
  ]);
  expect(order('save', ['Save as…', 'Save', 'Stop a view'])).toEqual(['Save', 'Save as…', 'Stop a view']);
});

test.each([
  ['sa', 'Save as…', [0, 1]],
  ['sas', 'Save as…', [0, 1, 6]],
  ['tab next', 'Next tab', [0, 1, 2, 3, 5, 6, 7]],
  ['cmppal', 'Command palette', undefined],
  ['cpal', 'Command palette', [0, 8, 9, 10]],
  ['撤', '撤销', [0]],
  ['lenet', 'Parallel convolutions, concatenated', undefined],
  ['主题', '撤销', undefined],
  ['xyz', 'Save', undefined],
])('%s in %s', (query, text, letters) => expect(fuzzy(query, text)?.letters).toEqual(letters));

test('nothing typed is found everywhere', () => {
  expect(fuzzy('  ', 'Save')?.letters).toEqual([]);
});
