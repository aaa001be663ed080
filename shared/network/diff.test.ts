import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffNetworks, type FieldChange, type NetworkDiff } from './diff.ts';
import type { Side } from './matching.ts';
import {
  type Edge,
  emptyNetwork,
  type Json,
  type JsonObject,
  type Network,
  type NetworkNode,
} from './network.ts';

const json = fc
  .jsonValue({ maxDepth: 2 })
  .filter((value) => !JSON.stringify(value).includes('__proto__')) as fc.Arbitrary<Json>;
const node: fc.Arbitrary<NetworkNode> = fc.record(
  {
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'),
    type: fc.constantFrom('Conv', 'ReLU', 'FC'),
    params: fc.dictionary(fc.constantFrom('kernel', 'stride'), json),
    label: fc.constantFrom('x', 'y'),
    lrMult: fc.constantFrom(0, 2),
    position: fc.record({ x: fc.integer(), y: fc.integer() }),
    extra: fc.dictionary(fc.constantFrom('note'), json, { minKeys: 1 }) as fc.Arbitrary<JsonObject>,
  },
  { requiredKeys: ['id', 'type', 'params'] },
);
const end = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'nowhere');
const edge: fc.Arbitrary<Edge> = fc.record(
  { source: end, target: end, input: fc.nat(2) },
  { requiredKeys: ['source', 'target'] },
);
const side: fc.Arbitrary<Side> = fc
  .record({
    name: fc.constantFrom('one', 'two'),
    nodes: fc.uniqueArray(node, { selector: ({ id }) => id, maxLength: 8 }),
    edges: fc.array(edge, { maxLength: 8 }),
    training: fc.option(fc.dictionary(fc.constantFrom('epochs', 'seed'), json), { nil: undefined }),
    keys: fc.array(fc.nat(), { minLength: 8, maxLength: 8 }),
  })
  .map(({ name, nodes, edges, training, keys }) => ({
    network: { ...emptyNetwork(name), nodes, edges, ...(training === undefined ? {} : { training }) },
    // Any order will do.
    order: nodes
      .map(({ id }, index) => ({ id, key: keys[index] ?? 0 }))
      .sort((a, b) => a.key - b.key)
      .map(({ id }) => id),
  }));

function withChanges(object: JsonObject, prefix: string, fields: readonly FieldChange[]): JsonObject {
  const result: Record<string, Json> = { ...object };
  for (const { field, after } of fields) {
    if (!field.startsWith(prefix)) continue;
    const name = field.slice(prefix.length);
    if (after === undefined) delete result[name];
    else result[name] = after;
  }
  return result;
}
const own = (fields: readonly FieldChange[]) => fields.filter(({ field }) => !field.includes('.'));

/** Does to a network what a diff says, from what the diff holds alone. */
function done(network: Network, { nodes, fields }: NetworkDiff): Network {
  const ids = new Map(
    nodes.flatMap((each) => (each.kind === 'kept' ? [[each.before.id, each.after.id]] : [])),
  );
  const made: NetworkNode[] = [];
  const edges: Edge[] = [];
  for (const each of nodes) {
    if (each.kind === 'added') {
      made.push(each.after);
      edges.push(...each.inputs);
    } else if (each.kind === 'kept') {
      const { params, extra, ...rest } = each.before;
      const changedExtra = withChanges(extra ?? {}, 'extra.', each.fields);
      made.push({
        ...(withChanges(rest as unknown as JsonObject, '', own(each.fields)) as unknown as NetworkNode),
        params: withChanges(params, 'params.', each.fields),
        ...(Object.keys(changedExtra).length > 0 ? { extra: changedExtra } : {}),
      });
      const kept = network.edges
        .filter(({ target }) => target === each.before.id)
        .map((old) => ({ ...old, source: ids.get(old.source) ?? old.source, target: each.after.id }));
      edges.push(...(each.inputs?.after ?? kept));
    }
  }
  const known = new Set(network.nodes.map(({ id }) => id));
  const loose = fields.find(({ field }) => field === 'edges');
  edges.push(
    ...(loose
      ? ((loose.after ?? []) as unknown as Edge[])
      : network.edges.filter(({ target }) => !known.has(target))),
  );
  const training = withChanges(network.training ?? {}, 'training.', fields);
  const { nodes: _nodes, edges: _edges, training: _training, ...rest } = network;
  const top = withChanges(rest as unknown as JsonObject, '', own(fields.filter((field) => field !== loose)));
  return { ...(top as unknown as Network), nodes: made, edges, training };
}

/** Without the order of nodes, and of edges but for those into one node. */
const settled = (network: Network) => ({
  ...network,
  training: network.training ?? {},
  nodes: [...network.nodes].sort((a, b) => (a.id < b.id ? -1 : 1)),
  edges: [...network.edges].sort((a, b) => (a.target < b.target ? -1 : a.target > b.target ? 1 : 0)),
});

const inFileOrder = (network: Network): Side => ({ network, order: network.nodes.map(({ id }) => id) });
const chain = (...layers: readonly (readonly [id: string, type: string, params?: JsonObject])[]): Side =>
  inFileOrder({
    ...emptyNetwork('chain'),
    nodes: layers.map(([id, type, params = {}]) => ({ id, type, params })),
    edges: layers.slice(1).map(([id], index) => ({ source: layers[index]![0], target: id })),
  });
const words = ({ nodes }: NetworkDiff): readonly string[] =>
  nodes.flatMap((each) => {
    if (each.kind === 'removed') return [`- ${each.before.id}`];
    if (each.kind === 'added') return [`+ ${each.after.id}`];
    const { fields, inputs } = each;
    const told = [
      ...fields.map(({ field, before, after }) => `${field} ${before} → ${after}`),
      ...(inputs ? ['inputs'] : []),
    ];
    return told.length > 0 ? [`~ ${each.after.id}: ${told.join(', ')}`] : [];
  });

describe('the difference of two networks', () => {
  it('is none between a network and itself', () => {
    fc.assert(
      fc.property(side, (one) => {
        const { nodes, fields } = diffNetworks(one, structuredClone(one));
        expect(fields).toEqual([]);
        for (const each of nodes) expect(each).toMatchObject({ kind: 'kept', fields: [], inputs: undefined });
      }),
    );
  });

  it('done to the one gives the other', () => {
    fc.assert(
      fc.property(side, side, (one, other) => {
        expect(settled(done(one.network, diffNetworks(one, other)))).toEqual(settled(other.network));
      }),
      { numRuns: 400 },
    );
  });

  it('names every layer of both once', () => {
    fc.assert(
      fc.property(side, side, (one, other) => {
        const { nodes } = diffNetworks(one, other);
        const before = nodes.flatMap((each) => (each.kind === 'added' ? [] : [each.before.id]));
        const after = nodes.flatMap((each) => (each.kind === 'removed' ? [] : [each.after.id]));
        expect(before.sort()).toEqual(one.network.nodes.map(({ id }) => id).sort());
        expect(after.sort()).toEqual(other.network.nodes.map(({ id }) => id).sort());
      }),
    );
  });
});

describe('layers are matched', () => {
  it('by id, whatever became of them', () => {
    const before = chain(['input', 'Input'], ['conv1', 'Conv', { kernel: 3 }], ['relu1', 'ReLU']);
    const after = chain(['input', 'Input'], ['conv1', 'Conv', { kernel: 5 }], ['relu1', 'GELU']);
    expect(words(diffNetworks(before, after))).toEqual([
      '~ conv1: params.kernel 3 → 5',
      '~ relu1: type ReLU → GELU',
    ]);
  });

  it('by structure where they are called otherwise', () => {
    const before = chain(
      ['in', 'Input'],
      ['c1', 'Conv', { kernel: 3 }],
      ['r1', 'ReLU'],
      ['f', 'FC', { units: 9 }],
    );
    const after = chain(
      ['x', 'Input'],
      ['conv', 'Conv', { kernel: 3 }],
      ['bn', 'BatchNorm'],
      ['act', 'ReLU'],
      ['out', 'FC', { units: 8 }],
    );
    expect(words(diffNetworks(before, after))).toEqual([
      '~ x: id in → x',
      '~ conv: id c1 → conv',
      '+ bn',
      '~ act: id r1 → act, inputs',
      '~ out: id f → out, params.units 9 → 8',
    ]);
  });

  it('not across layers that are matched: one taken away at the top is not the one added at the end', () => {
    const before = chain(['in', 'Input'], ['relu1', 'ReLU'], ['conv', 'Conv'], ['fc', 'FC']);
    const after = chain(['in', 'Input'], ['conv', 'Conv'], ['fc', 'FC'], ['relu2', 'ReLU']);
    expect(words(diffNetworks(before, after))).toEqual(['- relu1', '~ conv: inputs', '+ relu2']);
  });
});
