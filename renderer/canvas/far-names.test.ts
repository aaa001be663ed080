import { expect, test } from 'vitest';
import { type FarCard, placeNames } from './far-names.ts';

const card = (id: string, x: number, y: number, weight = 0): FarCard => ({
  id,
  name: id,
  x,
  y,
  width: 232,
  height: 56,
  weight,
});
const chain = (count: number, weight: (index: number) => number = () => 0): FarCard[] =>
  Array.from({ length: count }, (_, index) => card(`layer${index}`, 0, index * 88, weight(index)));

test('a chain has every name to the right, in line with its card', () => {
  const names = placeNames(chain(40), 0.16);
  expect(names).toHaveLength(40);
  for (const { id, x, y } of names) {
    const index = Number(id.slice('layer'.length));
    expect(x * 0.16).toBeCloseTo(232 * 0.16 + 5);
    // 14 pixels of a line, in the middle of the card's height.
    expect((y - index * 88) * 0.16).toBeCloseTo((56 * 0.16 - 14) / 2);
  }
});

test('what is too close gives way to what weighs more, and no name covers another', () => {
  const names = placeNames(
    chain(40, (index) => (index % 4 === 0 ? 2 : 1)),
    0.05,
  );
  const kept = new Set(names.map(({ id }) => id));
  for (let index = 0; index < 40; index += 4) expect(kept.has(`layer${index}`)).toBe(true);
  expect(names.length).toBeLessThan(40);
  const columns = new Map<number, number[]>();
  for (const { x, y } of names) columns.set(x, [...(columns.get(x) ?? []), y * 0.05]);
  for (const rows of columns.values())
    rows
      .sort((a, b) => a - b)
      .forEach((y, index) => {
        if (index > 0) expect(y - rows[index - 1]!).toBeGreaterThanOrEqual(14);
      });
});

test('a name does not cover what is not named either', () => {
  const [card] = chain(1);
  const right = { x: 232, y: 0, width: 400, height: 56 };
  expect(placeNames([card!], 0.16)[0]?.ends).toBe(false);
  expect(placeNames([card!], 0.16, [right])[0]?.ends).toBe(true);
});

test('in a crowd only what has a weight is named', () => {
  const names = placeNames(
    chain(40, (index) => (index % 4 === 0 ? 1 : 0)),
    0.05,
  );
  expect(names.map(({ id }) => Number(id.slice('layer'.length)) % 4)).toEqual(Array(10).fill(0));
});

test('between cards side by side names go over or under them', () => {
  const row = [card('conv1', 0, 0), card('conv2', 280, 0), card('conv3', 560, 0)];
  const middle = placeNames(row, 0.15).find(({ id }) => id === 'conv2')!;
  expect((middle.y + 14 / 0.15) * 0.15).toBeLessThanOrEqual(0);
});
