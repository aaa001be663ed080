import { describe, expect, it, test } from 'vitest';
import { analyse } from '../../shared/analysis/index.ts';
import { readNetwork } from '../../shared/network/read.ts';
import { writeNetwork } from '../../shared/network/write.ts';
import { parseTrainingSettings } from '../../shared/program/settings.ts';

const files = import.meta.glob<string>('../../resources/networks/*.json', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const examples = Object.entries(files).map(([path, text]) => ({
  id: path.replace(/^.*\/|\.json$/g, ''),
  text,
}));

const load = (text: string) => {
  const read = readNetwork(text);
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join('; '));
  return read.network;
};
const totals = (id: string) =>
  analyse(load(examples.find((example) => example.id === id)?.text ?? '')).totals;

describe.each(examples)('$id', ({ text }) => {
  it('is as the program writes it, has no errors, and its settings are valid', () => {
    const network = load(text);
    expect(writeNetwork(network)).toBe(text);
    const { ok, problems } = analyse(network);
    expect(ok).toBe(true);
    // Residual networks pad on both sides and stride over the last padding; nothing else is to be warned of.
    expect(problems.filter(({ code }) => code !== 'notWhole')).toEqual([]);
    expect(parseTrainingSettings(network.training).ok).toBe(true);
  });
});

test('have the published counts', () => {
  expect(totals('lenet-5').parameters).toBe(61_706);
  // Krizhevsky’s in one column, without groups and response normalisation.
  expect(totals('alexnet').parameters).toBe(62_378_344);
  expect(totals('vgg-16').parameters).toBe(138_357_544);
  expect(totals('resnet-18').trainableParameters).toBe(11_689_512);
  expect(totals('resnet-18').multiplyAdds).toBe(1_814_073_344);
});
