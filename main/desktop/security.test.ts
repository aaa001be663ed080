import { expect, test } from 'vitest';
import { isOwnPage } from './security.ts';

test.each(['netloom://app', 'netloom://app/index.html', 'netloom://app/assets/a.js?x#y'])(
  '%s is our own',
  (url) => {
    expect(isOwnPage(url)).toBe(true);
  },
);

test.each([
  '',
  'about:blank',
  'file:///etc/passwd',
  'https://app/index.html',
  'netloom://application/',
  'netloom://app.evil.example/',
  'netloom://evil/?netloom://app/',
  'netloom:app/',
  'data:text/html,netloom://app/',
])('%s is not', (url) => {
  expect(isOwnPage(url)).toBe(false);
});
