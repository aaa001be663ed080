import { expect, test } from 'vitest';
import { emptyNetwork, type Network, type NetworkNode } from '../network/network.ts';
import { analyse } from './index.ts';

type Row = readonly [id: string, type: string, params?: NetworkNode['params'], from?: readonly string[]];

/** Each row follows the one before unless it says what it follows. */
function drawn(rows: readonly Row[]): Network {
  const edges = rows.flatMap(([id, , , from], i) => {
    const sources = from ?? rows.slice(Math.max(0, i - 1), i).map(([before]) => before);
    return sources.map((source, input) => ({
      source,
      target: id,
      ...(sources.length > 1 ? { input } : {}),
    }));
  });
  return {
    ...emptyNetwork('course'),
    nodes: rows.map(([id, type, params]) => ({ id, type, params: params ?? {} })),
    edges,
  };
}

const vgg16 = (firstDense: Row): Network => {
  const rows: Row[] = [['input', 'Input', { height: 224, width: 224, channels: 3 }]];
  const stages = [
    [64, 64],
    [128, 128],
    [256, 256, 256],
    [512, 512, 512],
    [512, 512, 512],
  ];
  stages.forEach((filters, s) => {
    filters.forEach((count, i) => {
      rows.push(
        [`conv${s}_${i}`, 'Conv', { filters: count, kernel: 3, padding: 1 }],
        [`relu${s}_${i}`, 'ReLU'],
      );
    });
    rows.push([`pool${s}`, 'MaxPool', { kernel: 2 }]);
  });
  rows.push(firstDense, ['relu6', 'ReLU'], ['fc7', 'FC', { units: 4096 }], ['fc8', 'FC', { units: 1000 }]);
  return drawn([...rows, ['softmax', 'Softmax']]);
};

test('227×227×3 → conv1 55×55×96 with 34 848 weights and 96 biases → pool1 27×27×96 with none', () => {
  const { ok, layers } = analyse(
    drawn([
      ['input', 'Input', { height: 227, width: 227, channels: 3 }],
      ['conv1', 'Conv', { filters: 96, kernel: 11, stride: 4 }],
      ['pool1', 'MaxPool', { kernel: 3, stride: 2 }],
    ]),
  );
  expect(ok).toBe(true);
  const conv1 = layers.get('conv1')!;
  expect(conv1.outputShape).toEqual([55, 55, 96]);
  expect(conv1.parameters).toBe(34_848 + 96);
  expect(conv1.parameterFormula).toBe('11·11·3·96 + 96');
  expect(conv1.multiplyAdds).toBe(55 * 55 * 34_848);
  expect(conv1.activationBytes).toBe(4 * 55 * 55 * 96);
  expect(layers.get('pool1')).toMatchObject({ outputShape: [27, 27, 96], parameters: 0, multiplyAdds: 0 });
});

test('96×96 under 400 features of 8×8 gives 3 168 400 values', () => {
  const { layers } = analyse(
    drawn([
      ['input', 'Input', { height: 96, width: 96, channels: 1 }],
      ['conv', 'Conv', { filters: 400, kernel: 8 }],
    ]),
  );
  expect(layers.get('conv')?.outputShape?.reduce((a, b) => a * b)).toBe(3_168_400);
});

test('VGG-16: 138 357 544 parameters, 15.47 billion products; its first FC as a 7×7 Conv the same', () => {
  const dense = analyse(vgg16(['fc6', 'FC', { units: 4096 }])).totals;
  expect(dense.parameters).toBe(138_357_544);
  expect(dense.multiplyAdds).toBe(15_470_264_320);
  expect(analyse(vgg16(['fc6', 'Conv', { filters: 4096, kernel: 7 }])).totals).toMatchObject({
    parameters: 138_357_544,
    multiplyAdds: 15_470_264_320,
  });
});

test('what VGG-16’s last pool sees: 212 cells, 32 apart (Araujo et al. 2019)', () => {
  const { layers } = analyse(vgg16(['fc6', 'FC', { units: 4096 }]));
  expect(layers.get('pool4')?.receptiveField).toMatchObject({ size: [212, 212], jump: [32, 32] });
  expect(layers.get('fc6')?.receptiveField?.size).toEqual([224, 224]);
});

test('freezing a layer takes its weights out of those that learn', () => {
  const network = vgg16(['fc6', 'FC', { units: 4096 }]);
  const frozen = {
    ...network,
    nodes: network.nodes.map((node) => (node.id === 'fc6' ? { ...node, lrMult: 0 } : node)),
  };
  expect(analyse(frozen).totals).toMatchObject({
    parameters: 138_357_544,
    trainableParameters: 138_357_544 - 102_764_544,
  });
});

test('a receptive field is what a change of one input cell can reach, cell by cell', () => {
  // One row of 40 cells through windows, counted by following every cell.
  const windows = [
    { kernel: 3, stride: 2, padding: 1 },
    { kernel: 2, stride: 2, padding: 0 },
    { kernel: 3, stride: 1, padding: 0 },
  ];
  let seen = Array.from({ length: 40 }, (_, i) => new Set([i]));
  for (const { kernel, stride, padding } of windows) {
    const length = Math.floor((seen.length - kernel + 2 * padding) / stride) + 1;
    seen = Array.from({ length }, (_, o) => {
      const cells = Array.from(
        { length: kernel },
        (_, k) => seen[o * stride - padding + k] ?? new Set<number>(),
      );
      return new Set(cells.flatMap((set) => [...set]));
    });
  }
  const { layers } = analyse(
    drawn([
      ['input', 'Input', { height: 40, width: 40, channels: 1 }],
      ...windows.map((window, i): Row => [`conv${i}`, 'Conv', { filters: 1, ...window }]),
    ]),
  );
  const field = layers.get('conv2')?.receptiveField;
  const middle = seen[2]!;
  expect(field?.size[0]).toBe(middle.size);
  expect(field?.jump[0]).toBe(Math.min(...seen[3]!) - Math.min(...middle));
  // The first cell's centre, the middle of what it would see were there input before the edge.
  expect(field?.start[0]).toBe(Math.min(...middle) - 2 * field!.jump[0] + middle.size / 2);
});
