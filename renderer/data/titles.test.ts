import i18next from 'i18next';
import { expect, test } from 'vitest';
import { data as en } from '../i18n/en/data.ts';
import { data as zh } from '../i18n/zh/data.ts';
import { titleOf } from './titles.ts';

const mnist = {
  name: 'mnist',
  title: 'MNIST',
  shape: [28, 28, 1],
  classes: ['0'],
  count: 10_000,
  builtIn: true,
};

test('what comes with the program is called in the language of the window, a file by its last part', async () => {
  await i18next.init({ resources: { en: { data: en }, zh: { data: zh } }, lng: 'zh' });
  expect(titleOf(mnist)).toBe(zh.titleMnist);
  await i18next.changeLanguage('en');
  expect(titleOf(mnist)).toBe(en.titleMnist);
  expect(titleOf({ ...mnist, name: 'newer', title: 'Newer' })).toBe('Newer');
  expect(titleOf({ ...mnist, name: '/data/fashion', builtIn: false })).toBe('fashion');
});
