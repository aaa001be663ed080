import { expect, test } from 'vitest';
import { analyse } from '../../shared/analysis/index.ts';
import { layers } from '../../shared/layers/index.ts';
import { emptyNetwork, type JsonObject, type Network } from '../../shared/network/network.ts';
import type { Addition } from './addition.ts';
import { mended, tryAddition, tryReplacement } from './fitting.ts';
import { startingParams } from './starting-params.ts';

const network: Network = {
  ...emptyNetwork('test'),
  nodes: [
    { id: 'input', type: 'Input', params: { height: 8, width: 8, channels: 4 } },
    { id: 'conv', type: 'Conv', params: { filters: 4, kernel: 8 } },
    { id: 'fc', type: 'FC', params: { units: 10 } },
    { id: 'alone', type: 'Conv', params: { filters: 4, kernel: 3 } },
    { id: 'relu', type: 'ReLU', params: {} },
  ],
  edges: [
    { source: 'input', target: 'conv' },
    { source: 'conv', target: 'fc' },
    { source: 'fc', target: 'relu' },
  ],
};
const analysis = analyse(network);
const position = { x: 0, y: 0 };

const fits = (addition: Addition): readonly string[] =>
  layers
    .filter((layer) => {
      const trial = tryAddition(network, analysis, layer, startingParams(layer), addition);
      return trial.possible && !trial.problem;
    })
    .map(({ type }) => type);

test('behind a vector no layer of images, behind an image no input', () => {
  const vector = fits({ kind: 'from', source: 'relu', position });
  expect(vector).toEqual(expect.arrayContaining(['FC', 'ReLU', 'Softmax', 'Add', 'Dropout']));
  for (const type of ['Conv', 'MaxPool', 'Input', 'Upsample']) expect(vector).not.toContain(type);
  const image = fits({ kind: 'from', source: 'input', position });
  expect(image).toEqual(expect.arrayContaining(['Conv', 'MaxPool', 'FC', 'Add', 'Concat']));
  expect(image).not.toContain('Input');
});

test('a parameter that is all that is wrong is mended', () => {
  const conv = layers.find(({ type }) => type === 'Conv')!;
  const try1 = (params: JsonObject) =>
    tryAddition(network, analysis, conv, params, { kind: 'from', source: 'conv', position });
  const trial = try1(startingParams(conv));
  expect(trial.problem?.code).toBe('windowTooLarge');
  const params = mended(trial);
  expect(params && try1(params).shape).toEqual([1, 1, 16]);
});

test('before an input: what makes what it takes; on an edge: what both ends take', () => {
  const before = fits({ kind: 'into', target: 'alone', slot: 0, position });
  expect(before).toEqual(expect.arrayContaining(['Input', 'Conv', 'ReLU', 'BatchNorm', 'Concat']));
  for (const type of ['FC', 'Flatten', 'Softmax']) expect(before).not.toContain(type);
  // A smaller image would be too small for the kernel behind.
  const between = fits({ kind: 'onEdge', edge: network.edges[0]!, position });
  expect(between).toEqual(expect.arrayContaining(['ReLU', 'BatchNorm', 'Upsample']));
  for (const type of ['MaxPool', 'FC', 'Input', 'Softmax']) expect(between).not.toContain(type);
});

test('in the place of a layer: what takes what feeds it', () => {
  const node = network.nodes[1]!;
  const instead = layers.filter((layer) => {
    const trial = tryReplacement(network, analysis, layer, startingParams(layer), node);
    return trial.possible && !trial.problem;
  });
  const types = instead.map(({ type }) => type);
  expect(types).toEqual(expect.arrayContaining(['MaxPool', 'FC', 'ReLU']));
  for (const type of ['Conv', 'Input', 'Softmax']) expect(types).not.toContain(type);
});
