import { expect, test } from 'vitest';
import { analyse } from '../analysis/index.ts';
import type { Network } from '../network/network.ts';
import { findTemplate } from '../templates/index.ts';
import { layerTable, tableFormats } from './layer-table.ts';

const lenet = findTemplate('lenet-5')!.draw();
const odd: Network = {
  format: 'netloom',
  version: 1,
  name: 'Odd',
  nodes: [
    {
      id: 'in',
      type: 'Input',
      params: { height: 1, width: 1, channels: 3 },
      label: '=a, "b" | c_d & 50% \\',
    },
    { id: 'lost', type: 'ReLU', params: {} },
  ],
  edges: [],
};
const table = (
  network: Network,
  ...rest: Parameters<typeof layerTable> extends [unknown, unknown, ...infer R] ? R : never
) => layerTable(network, analyse(network), ...rest);

test('Markdown: a row a layer, and totals', () => {
  const lines = table(lenet, 'markdown').trimEnd().split('\n');
  expect(lines).toHaveLength(2 + lenet.nodes.length + 1);
  expect(lines[0]).toBe('| Layer | Type | Output | Parameters | Multiply-adds | Receptive field |');
  expect(lines[3]).toBe('| conv1 | Convolution | 28×28×6 | 156 | 117\u202f600 | 5×5 |');
  expect(lines.at(-1)).toContain('**61\u202f706**');
});

test('CSV: plain numbers; commas, quotes and formulas are kept from harm', () => {
  expect(table(lenet, 'csv')).toContain('\r\nfc1,Fully connected,120,48120,48000,');
  expect(table(odd, 'csv')).toContain(`"'=a, ""b"" | c_d & 50% \\",Input,1×1×3,0,0,`);
});

test('LaTeX: booktabs, and every sign that means something is escaped', () => {
  expect(table(lenet, 'latex')).toMatch(/^\\begin{tabular}{llrrrr}\n {2}\\toprule\n/);
  expect(table(lenet, 'latex')).toContain(
    '  conv1 & Convolution & $28 \\times 28 \\times 6$ & 156 & 117\\,600 &',
  );
  expect(table(odd, 'latex')).toContain('c\\_d \\& 50\\% \\textbackslash{}');
});

test('Chinese headers', () => {
  for (const format of tableFormats) {
    const text = table(lenet, format, 'zh');
    expect(text).toContain('参数量');
    expect(text).toContain('卷积');
  }
});

test('what is unknown stays empty', () => {
  expect(table(odd, 'csv')).toContain('\r\nlost,ReLU,,0,0,\r\n');
});
