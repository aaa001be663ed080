import { describe, expect, it } from 'vitest';
import type { Network } from '../network/network.ts';
import { compileActivations } from './activations.ts';

const imageShape = [8, 8, 1];
const chain = (
  layers: readonly (readonly [id: string, type: string, params?: Network['nodes'][number]['params']])[],
): Network => ({
  format: 'netloom',
  version: 1,
  name: 'chain',
  nodes: layers.map(([id, type, params = {}]) => ({ id, type, params })),
  edges: layers.slice(1).map(([target], i) => ({ source: layers[i]![0], target })),
});
const small = (kernel: number): Network =>
  chain([
    ['input', 'Input', { height: 8, width: 8, channels: 1 }],
    ['conv', 'Conv', { filters: 2, kernel: 3 }],
    ['pool', 'MaxPool', { kernel }],
    ['fc', 'FC', { units: 4 }],
    ['softmax', 'Softmax'],
  ]);

describe('compileActivations', () => {
  it('gives the output of every layer, with its shape, in topological order', () => {
    const { layers, unseen, variables } = compileActivations(small(2), { imageShape });
    expect(layers.map(({ id, shape }) => [id, shape.join('×')])).toEqual([
      ['input', '8×8×1'],
      ['conv', '6×6×2'],
      ['pool', '3×3×2'],
      ['fc', '4'],
      ['softmax', '4'],
    ]);
    expect(unseen.size).toBe(0);
    expect(variables.map(({ name }) => name)).toEqual(['conv/kernel', 'conv/bias', 'fc/kernel', 'fc/bias']);
  });

  it('goes as far as there are no errors', () => {
    const { layers, unseen } = compileActivations(small(9), { imageShape });
    expect(layers.map(({ id }) => id)).toEqual(['input', 'conv']);
    expect(Object.fromEntries(unseen)).toEqual({ pool: 'error', fc: 'error', softmax: 'error' });
  });

  it('takes several ends, loose layers and cycles as they come', () => {
    const network = small(2);
    const more: Network = {
      ...network,
      nodes: [
        ...network.nodes,
        { id: 'side', type: 'ReLU', params: {} },
        { id: 'loose', type: 'ReLU', params: {} },
        { id: 'a', type: 'ReLU', params: {} },
        { id: 'b', type: 'Sigmoid', params: {} },
      ],
      edges: [
        ...network.edges,
        { source: 'conv', target: 'side' },
        { source: 'a', target: 'b' },
        { source: 'b', target: 'a' },
      ],
    };
    const { layers, unseen } = compileActivations(more, { imageShape });
    expect(layers.map(({ id }) => id).sort()).toEqual(['conv', 'fc', 'input', 'pool', 'side', 'softmax']);
    expect([...unseen.keys()].sort()).toEqual(['a', 'b', 'loose']);
  });

  it('says where images of another size, or too many weights, stop it', () => {
    const other = compileActivations(small(2), { imageShape: [28, 28, 1] });
    expect(other.layers).toEqual([]);
    expect(other.unseen.get('softmax')).toBe('mismatch');
    const large = compileActivations(small(2), { imageShape, maxWeights: 50 });
    expect(large.layers.map(({ id }) => id)).toEqual(['input', 'conv', 'pool']);
    expect(large.unseen.get('fc')).toBe('tooLarge');
  });
});
