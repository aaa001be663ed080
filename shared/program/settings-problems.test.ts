import { expect, test } from 'vitest';
import { parseTrainingSettings } from './settings.ts';

const said = (raw: unknown): readonly string[] => {
  const result = parseTrainingSettings(raw);
  return result.ok ? [] : result.problems.map(({ message }) => message);
};

test('a refused setting says what it must be, and what it got', () => {
  expect(said({ epochs: 0 })).toEqual(['training.epochs must be at least 1; got 0']);
  expect(said({ epochs: 1.5 })).toEqual(['training.epochs must be a whole number; got 1.5']);
  expect(said({ learningRate: 0 })).toEqual(['training.learningRate must be above 0; got 0']);
  expect(said({ momentum: 1 })).toEqual(['training.momentum must be below 1; got 1']);
  expect(said({ optimizer: 'sdg' })[0]).toMatch(
    /^training\.optimizer must be one of sgd, momentum, .*; got "sdg"$/,
  );
  expect(said({ batchSize: '32' })).toEqual(['training.batchSize must be a number; got "32"']);
  expect(said([])).toEqual(['training must be an object; got []']);
});
