import { expect, test } from 'vitest';
import { readNetwork } from '../network/read.ts';
import { writeNetwork } from '../network/write.ts';
import { createRandom, type Random } from '../program/random.ts';
import { analyse } from './index.ts';
import { describeProblem } from './messages.ts';

const examples = Object.values(
  import.meta.glob<string>('../../resources/networks/{lenet-5,residual-shapes,cnn-shapes}.json', {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
);

const values = [
  ...['1e999', '-1e308', '9007199254740993', '0', '-1', '0.5', 'null', 'true', '""', '[]', '{}', '"same"'],
  ...['[3]', '[1,2,3]', '{"a":1}', '4294967296', '65536', '1000000000', '"\\u0000"', '"\\ud800"', '"💥"'],
];
const keys = [
  '__proto__',
  'constructor',
  'toString',
  'id',
  'type',
  'params',
  'position',
  'input',
  'lrMult',
  '',
];

const pick = <T>(random: Random, list: readonly T[]): T => list[random.integer(list.length)]!;
const cut = (text: string, at: number, length: number, put = ''): string =>
  text.slice(0, at) + put + text.slice(at + length);

/** One change of a file's text, as accidents and enemies make them. */
const mutations: readonly ((text: string, random: Random) => string)[] = [
  // A flipped bit, a lost tail, a lost or doubled piece.
  (text, random) => {
    const at = random.integer(text.length);
    return cut(text, at, 1, String.fromCharCode(text.charCodeAt(at) ^ (1 << random.integer(8))));
  },
  (text, random) => text.slice(0, random.integer(text.length)),
  (text, random) => cut(text, random.integer(text.length), 1 + random.integer(40)),
  (text, random) => {
    const at = random.integer(text.length);
    return cut(text, at, 0, text.slice(at, at + 1 + random.integer(60)));
  },
  // Another value for a number or a text.
  (text, random) => {
    const found = [...text.matchAll(/(?<=: )("[^"]*"|[\d.]+)/g)];
    const { 0: old, index } = pick(random, found);
    return cut(text, index, old.length, pick(random, values));
  },
  // Another key, one that JavaScript knows among them.
  (text, random) => {
    const found = [...text.matchAll(/"([a-z]+)":/gi)];
    const { 0: old, index } = pick(random, found);
    return cut(text, index, old.length, `${JSON.stringify(pick(random, keys))}:`);
  },
  // Deep or wide nesting where a value was.
  (text, random) => {
    const found = [...text.matchAll(/(?<=: )[\d.]+/g)];
    const { 0: old, index } = pick(random, found);
    const depth = pick(random, [3, 99, 101, 20_000]);
    return cut(text, index, old.length, '['.repeat(depth) + ']'.repeat(depth));
  },
  // A line twice: doubled ids, doubled edges.
  (text, random) => {
    const lines = text.split('\n');
    const at = random.integer(lines.length);
    lines.splice(at, 0, lines[at]!);
    return lines.join('\n');
  },
  // Two ends exchanged: cycles and wires to nowhere.
  (text, random) => {
    const found = [...text.matchAll(/"(source|target)": "[^"]*"/g)];
    const [a, b] = [pick(random, found), pick(random, found)];
    return a.index === b.index ? text : cut(text, a.index, a[0].length, `"${a[1]}": ${b[0].split(': ')[1]}`);
  },
];

test('ten thousand damaged files: a clear error or a network that can be analysed and written', () => {
  const random = createRandom(20_261_124);
  const codes = new Set<string>();
  let valid = 0;
  for (let i = 0; i < 10_000; i++) {
    let text = pick(random, examples);
    for (let n = 1 + random.integer(3); n > 0 && text.length > 2; n--) {
      const mutate = pick(random, mutations);
      try {
        text = mutate(text, random);
      } catch {
        // Nothing of the kind is left to change.
      }
    }
    const read = readNetwork(text);
    if (!read.ok) {
      expect(read.problems.length).toBeGreaterThan(0);
      for (const { code, message } of read.problems) {
        codes.add(code);
        expect(message.length).toBeGreaterThan(5);
      }
      continue;
    }
    valid++;
    const { totals, problems } = analyse(read.network);
    for (const total of Object.values(totals)) expect(Number.isFinite(total)).toBe(true);
    for (const problem of problems) expect(describeProblem(problem, 'en')).not.toBe('');
    const again = readNetwork(writeNetwork(read.network));
    expect(again.ok).toBe(true);
  }
  // Both outcomes were seen, and every kind of error but a newer version.
  expect(valid).toBeGreaterThan(1000);
  for (const code of ['json', 'format', 'schema', 'duplicateId', 'tooLarge']) expect(codes).toContain(code);
  expect(({} as Record<string, unknown>).a).toBeUndefined();
});
