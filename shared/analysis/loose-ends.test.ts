import { describe, expect, test } from 'vitest';
import { applyEdit } from '../network/apply.ts';
import { emptyNetwork, type Network } from '../network/network.ts';
import { templates } from '../templates/index.ts';
import { analyse } from './index.ts';
import { describeFix } from './messages.ts';

const without = (network: Network, index: number): Network => ({
  ...network,
  edges: network.edges.filter((_, at) => at !== index),
});
const gaps = (network: Network) => analyse(network).problems.filter(({ code }) => code === 'missingInput');

describe('a wire that is missed', () => {
  const lenet = templates.find(({ id }) => id === 'lenet-5')!.draw();
  const residual = templates.find(({ id }) => id === 'resnet-18')!.draw();

  test.each([
    ['LeNet-5', lenet],
    ['ResNet-18', residual],
  ])('of %s, whichever led to an end, is drawn again by the first fix', (_, network) => {
    const whole = analyse(network);
    let mended = 0;
    network.edges.forEach((edge, index) => {
      const rest = without(network, index);
      const last = !rest.edges.some(({ source }) => source === edge.source);
      const gap = gaps(rest).find(({ node }) => node === edge.target);
      if (!last) return;
      expect(gap?.fixes[0]?.values).toEqual({ source: edge.source, target: edge.target });
      const again = analyse(applyEdit(rest, gap!.fixes[0]!.edit).network);
      expect(again.ok).toBe(true);
      expect(again.totals).toEqual(whole.totals);
      mended++;
    });
    expect(mended).toBeGreaterThan(network.edges.length / 2);
  });

  test('is said in both languages', () => {
    const [gap] = gaps(without(lenet, 1));
    expect(describeFix(gap!.fixes[0]!, 'en')).toBe('Connect conv1 to relu1');
    expect(describeFix(gap!.fixes[0]!, 'zh')).toBe('将 conv1 连接到 relu1');
  });
});

test('a wire that the layer would not take is not offered', () => {
  const node = (id: string, type: string, params = {}) => ({ id, type, params });
  const branches: Network = {
    ...emptyNetwork('n'),
    nodes: [
      node('input', 'Input', { height: 8, width: 8, channels: 3 }),
      node('small', 'Conv', { filters: 4, kernel: 3 }),
      node('large', 'Conv', { filters: 4, kernel: 1 }),
      node('add', 'Add'),
    ],
    edges: [
      { source: 'input', target: 'small' },
      { source: 'input', target: 'large' },
      { source: 'large', target: 'add', input: 0 },
    ],
  };
  expect(gaps(branches).map(({ fixes }) => fixes)).toEqual([[]]);
  const padded = branches.nodes.map((each) =>
    each.id === 'small' ? { ...each, params: { ...each.params, padding: 1 } } : each,
  );
  expect(gaps({ ...branches, nodes: padded })[0]?.fixes[0]?.edit).toEqual({
    kind: 'addEdge',
    edge: { source: 'small', target: 'add', input: 1 },
  });
});

test('nothing is offered that would close a cycle, comes from a loss, or mends a heap of layers', () => {
  const node = (id: string, type: string, params = {}) => ({ id, type, params });
  const alone = { ...emptyNetwork('n'), nodes: [node('a', 'ReLU'), node('b', 'ReLU')] };
  const chained = { ...alone, edges: [{ source: 'a', target: 'b' }] };
  expect(gaps(chained).map(({ fixes }) => fixes)).toEqual([[]]);
  expect(gaps(alone).map(({ fixes }) => fixes.length)).toEqual([1, 1]);
  const ended = { ...alone, nodes: [node('loss', 'Softmax'), node('b', 'ReLU')] };
  expect(gaps(ended).map(({ fixes }) => fixes.length)).toEqual([1, 0]);
  const heap = { ...alone, nodes: Array.from({ length: 40 }, (_, at) => node(`n${at}`, 'ReLU')) };
  expect(gaps(heap).every(({ fixes }) => fixes.length === 0)).toBe(true);
});
