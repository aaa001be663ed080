import { expect, test } from 'vitest';
import { fileName, suggestedName, withEnding } from './paths.ts';

test.each([
  ['LeNet-5', 'LeNet-5.json'],
  ['a/b\\c: "d"?', 'a b c d.json'],
  ['..', 'network.json'],
  ['', 'network.json'],
  ['未命名', '未命名.json'],
])('a network called %j is kept as %j', (name, file) => expect(suggestedName(name)).toBe(file));

test('a picture has an ending of its own', () =>
  expect(suggestedName('LeNet-5', '.svg')).toBe('LeNet-5.svg'));

test.each([
  ['/home/a/nets/x.json', 'x.json'],
  ['C:\\nets\\x.json', 'x.json'],
  ['x.json', 'x.json'],
])('the name of %s is %s', (path, name) => expect(fileName(path)).toBe(name));

test('a name keeps the ending it has', () => {
  expect(withEnding('net')).toBe('net.json');
  expect(withEnding('net.txt')).toBe('net.txt');
  expect(withEnding('net v1.5', '.svg')).toBe('net v1.5.svg');
  expect(withEnding('net.PNG', '.svg')).toBe('net.PNG');
});
