import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Network } from './network.ts';
import { readNetwork } from './read.ts';
import { writeNetwork } from './write.ts';

const text = `{
  "format": "netloom",
  "version": 1,
  "name": "LeNet-5",
  "nodes": [
    { "id": "input", "type": "Input", "params": { "height": 28, "width": 28, "channels": 1 }, "position": { "x": 0, "y": 0 } },
    { "id": "conv1", "type": "Conv", "params": { "filters": 6, "kernel": 5, "stride": 1, "padding": [2, 2] }, "lrMult": 0, "l1": 0.001, "l2": 0, "pinned": true },
    { "id": "relu1", "type": "ReLU", "note": "kept" }
  ],
  "edges": [
    { "source": "input", "target": "conv1" },
    { "source": "conv1", "target": "relu1", "input": 0, "colour": "red" }
  ],
  "groups": [
    { "id": "group1", "name": "Conv block", "nodes": ["conv1", "relu1"], "collapsed": true, "colour": "red" }
  ],
  "comments": [
    { "id": "comment1", "text": "as in the paper", "position": { "x": 8, "y": 16 }, "size": { "width": 160, "height": 80 } }
  ],
  "training": { "epochs": 3 },
  "course": { "week": 4 }
}
`;
const read = (source: string): Network => {
  const result = readNetwork(source);
  if (!result.ok) throw new Error(result.problems.map((problem) => problem.message).join('; '));
  return result.network;
};
const messages = (source: string): string => {
  const result = readNetwork(source);
  return result.ok ? '' : result.problems.map((problem) => `${problem.code}: ${problem.message}`).join('; ');
};

const extra = fc.dictionary(
  fc
    .string()
    .filter(
      (key) =>
        !/^(__proto__|format|version|name|strict|direction|nodes|edges|groups|comments|training)$/.test(key),
    ),
  fc.jsonValue({ maxDepth: 3 }),
  { maxKeys: 3 },
);
const someText = fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' });
const networks = fc
  .record({
    name: fc.string({ unit: 'grapheme' }),
    nodes: fc.uniqueArray(
      fc.record({ id: someText, type: someText, params: fc.dictionary(fc.string(), fc.jsonValue()) }),
      {
        selector: (node) => node.id,
        maxLength: 6,
      },
    ),
    edges: fc.array(fc.record({ source: someText, target: someText }), { maxLength: 6 }),
    extra,
  })
  .map(({ extra: rest, ...known }) => JSON.stringify({ ...rest, format: 'netloom', version: 1, ...known }));

it('has a direction only where it runs right', () => {
  const right = text.replace('"nodes"', '"direction": "right",\n  "nodes"');
  expect(read(text).direction).toBeUndefined();
  expect(read(right).direction).toBe('right');
  expect(writeNetwork(read(right))).toBe(right);
  expect(writeNetwork(read(right.replace('"right"', '"down"')))).toBe(text);
  expect(messages(right.replace('"right"', '"up"'))).toContain('"down" or "right"');
});

describe('the network file', () => {
  it('is written as it was read, unknown fields and all', () => {
    expect(writeNetwork(read(text))).toBe(text);
  });

  it('comes back the same however often it is read and written', () => {
    fc.assert(
      fc.property(networks, (source) => {
        const network = read(source);
        const written = writeNetwork(network);
        expect(read(written)).toEqual(network);
        expect(writeNetwork(read(written))).toBe(written);
      }),
      { numRuns: 500 },
    );
  });

  it('is the same bytes whatever the order of known fields', () => {
    const { name, ...rest } = JSON.parse(text);
    expect(writeNetwork(read(JSON.stringify({ ...rest, name })))).toBe(text);
  });

  it.each([
    ['', 'json: the file is not JSON'],
    ['[]', 'format: this is not a Netloom network'],
    ['{"format":"netloom","version":2,"nodes":[],"edges":[]}', 'newerVersion: the file is of version 2'],
    ['{"format":"netloom","version":1,"nodes":7,"edges":[]}', 'schema: nodes must be a list; got 7'],
    [
      '{"format":"netloom","version":1,"nodes":[{"id":3,"type":"Conv"}],"edges":[]}',
      'nodes[0].id must be a text',
    ],
    [
      '{"format":"netloom","version":1,"nodes":[{"id":"a","type":"Conv","l2":-1}],"edges":[]}',
      'nodes[0].l2 must be a number of at least 0; got -1',
    ],
    [
      '{"format":"netloom","version":1,"nodes":[{"id":"a","type":"Conv"},{"id":"a","type":"ReLU"}],"edges":[]}',
      'duplicateId: nodes[0] and nodes[1] both have the id "a"',
    ],
    [
      `{"format":"netloom","version":1,"x":${'['.repeat(5000)}${']'.repeat(5000)}}`,
      'tooLarge: the file nests deeper',
    ],
  ])('refuses %j', (source, message) => {
    expect(messages(source)).toContain(message);
  });

  it('opens with groups or comments that it cannot read, says so and keeps them', () => {
    const source = (rest: string) => `{"format":"netloom","version":1,"nodes":[],"edges":[],${rest}}`;
    const unread = (rest: string) => {
      const result = readNetwork(source(rest));
      if (!result.ok) throw new Error('refused');
      expect(JSON.parse(writeNetwork(result.network))).toMatchObject(JSON.parse(source(rest)));
      return result.unread.map(({ message }) => message).join('; ');
    };
    expect(unread('"groups":"mine"')).toBe('groups must be a list; got "mine"');
    expect(unread('"groups":[{"id":"g","name":7,"nodes":[]}]')).toContain('groups[0].name must be a text');
    expect(unread('"comments":[{"id":"a","text":"","position":{"x":"1"}}]')).toContain(
      'comments[0].position must be an object with numbers x and y',
    );
  });

  it('leaves out of a group what is not there, and what another group has', () => {
    const groups = '[{"id":"a","name":"","nodes":["conv1","gone"]},{"id":"b","name":"","nodes":["conv1"]}]';
    const network = read(text.replace(/"groups": \[[\s\S]*?\n {2}\]/, `"groups": ${groups}`));
    expect(network.groups).toEqual([{ id: 'a', name: '', nodes: ['conv1'] }]);
  });

  it('does not let a file reach the prototype of objects', () => {
    const network = read(
      '{"format":"netloom","version":1,"nodes":[{"id":"a","type":"Conv","params":{"__proto__":{"stride":9}},"__proto__":{"x":1}}],"edges":[],"__proto__":{"polluted":true}}',
    );
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(network.nodes[0]!.params.stride).toBeUndefined();
  });
});
