import type { Analysis, LayerAnalysis } from '../../shared/analysis/types.ts';
import { findLayer } from '../../shared/layers/index.ts';
import { diffNetworks, type FieldChange, type NodeDiff } from '../../shared/network/diff.ts';
import type { Json, Network, NetworkNode } from '../../shared/network/network.ts';
import { defaultValue } from '../inspector/drafts.ts';

/** `affected`: the layer itself is as it was, but what comes before it changes its shape or weights. */
export type RowKind = 'added' | 'removed' | 'changed' | 'affected' | 'same';

export interface CompareRow {
  readonly kind: RowKind;
  readonly before: NetworkNode | undefined;
  readonly after: NetworkNode | undefined;
  readonly layers: { readonly before: LayerAnalysis | undefined; readonly after: LayerAnalysis | undefined };
  /** What differs, with the defaults put in where the file leaves a parameter out. */
  readonly fields: readonly FieldChange[];
  /** The layers that feed it, where they are others. */
  readonly inputs: { readonly before: string; readonly after: string } | undefined;
}

export interface CompareRows {
  readonly nodes: readonly CompareRow[];
  /** Of the network itself. */
  readonly fields: readonly FieldChange[];
  /** How many layers only lie elsewhere on the canvas. */
  readonly moved: number;
}

const sameValue = (a: Json | undefined, b: Json | undefined): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

/** A parameter's value, the default where the file leaves it out. */
function effective(node: NetworkNode, name: string): Json | undefined {
  const value = node.params[name];
  if (value !== undefined) return value;
  const spec = findLayer(node.type)?.params[name];
  return spec && defaultValue(spec, node.params);
}

function told(
  before: NetworkNode,
  after: NetworkNode,
  fields: readonly FieldChange[],
): readonly FieldChange[] {
  return fields.flatMap((change) => {
    if (change.field === 'position' || change.field === 'pinned') return [];
    if (!change.field.startsWith('params.')) return [change];
    const name = change.field.slice('params.'.length);
    const [old, now] = [effective(before, name), effective(after, name)];
    return sameValue(old, now) ? [] : [{ field: change.field, before: old, after: now }];
  });
}

const isAffected = (before: LayerAnalysis | undefined, after: LayerAnalysis | undefined): boolean =>
  !sameValue(before?.outputShape as Json | undefined, after?.outputShape as Json | undefined) ||
  before?.parameters !== after?.parameters;

function row(diff: NodeDiff, before: Analysis, after: Analysis): CompareRow {
  const none = { fields: [], inputs: undefined };
  if (diff.kind === 'added')
    return {
      ...none,
      kind: 'added',
      before: undefined,
      after: diff.after,
      layers: { before: undefined, after: after.layers.get(diff.after.id) },
    };
  if (diff.kind === 'removed')
    return {
      ...none,
      kind: 'removed',
      before: diff.before,
      after: undefined,
      layers: { before: before.layers.get(diff.before.id), after: undefined },
    };
  const fields = told(diff.before, diff.after, diff.fields);
  const layers = { before: before.layers.get(diff.before.id), after: after.layers.get(diff.after.id) };
  const sources = (edges: readonly { readonly source: string }[]): string =>
    edges.map(({ source }) => source).join(', ');
  const inputs = diff.inputs && { before: sources(diff.inputs.before), after: sources(diff.inputs.after) };
  const kind =
    fields.length > 0 || inputs ? 'changed' : isAffected(layers.before, layers.after) ? 'affected' : 'same';
  return { kind, before: diff.before, after: diff.after, layers, fields, inputs };
}

/** What a comparison shows of two networks. */
export function compareRows(
  before: { readonly network: Network; readonly analysis: Analysis },
  after: { readonly network: Network; readonly analysis: Analysis },
): CompareRows {
  const diff = diffNetworks(
    { network: before.network, order: before.analysis.order },
    { network: after.network, order: after.analysis.order },
  );
  const nodes = diff.nodes.map((each) => row(each, before.analysis, after.analysis));
  const moved = diff.nodes.filter(
    (each) => each.kind === 'kept' && each.fields.some(({ field }) => field === 'position'),
  ).length;
  return { nodes, fields: diff.fields, moved };
}

/** Whether the two compute the same, and are called the same. */
export const isSame = ({ nodes, fields }: CompareRows): boolean =>
  fields.length === 0 && nodes.every(({ kind }) => kind === 'same');
