import { expect, test } from 'vitest';
import { templates } from '../../shared/templates/index.ts';
import { foundTemplates } from './search.ts';

const found = (query: string): readonly string[] =>
  foundTemplates(templates, query).flatMap((group) => group.templates.map(({ id }) => id));

test.each([
  ['resnet', ['resnet-18', 'resnet-50']],
  ['res net 50', ['resnet-50']],
  ['1998', ['lenet-5']],
  ['krizhevsky', ['alexnet']],
  ['鉴 no such', []],
  ['残差块', ['residual-shapes', 'resnet-18']],
])('%s finds %j', (query, ids) => expect(found(query)).toEqual(ids));

test('without a query: all, in sections', () => {
  expect(found(' ')).toHaveLength(templates.length);
  expect(foundTemplates(templates, '').map(({ kind }) => kind)).toEqual(['small', 'classifier', 'image']);
});
