import type { AnyLayer, ParamSpec } from '../../shared/layers/define.ts';
import { findLayer } from '../../shared/layers/index.ts';
import type { NetworkNode } from '../../shared/network/network.ts';

/** A layer whose parameter is changed, alone or with others. */
export interface Target {
  readonly node: NetworkNode;
  readonly layer: AnyLayer;
}

/** What decides which values a parameter takes; its default and its words may differ. */
function schemaOf(spec: ParamSpec): string {
  const { kind } = spec;
  switch (kind) {
    case 'int':
    case 'real':
    case 'size':
      return JSON.stringify([kind, spec.min, spec.max]);
    case 'choice':
      return JSON.stringify([kind, spec.options]);
    case 'padding':
      return JSON.stringify([kind, spec.same]);
    case 'boolean':
      return kind;
  }
}

/** Counts now: not tied to another parameter's value, or that value is there. */
export const counts = ({ node, layer }: Target, { onlyWith = {} }: ParamSpec): boolean =>
  Object.entries(onlyWith).every(
    ([name, value]) => (node.params[name] ?? layer.params[name]?.default) === value,
  );

/** The parameters that all the layers have, with one schema, in the first one's order. */
export function sharedParams(targets: readonly Target[]): readonly (readonly [string, ParamSpec])[] {
  const [first] = targets;
  if (!first) return [];
  const layers = [...new Set(targets.map(({ layer }) => layer))];
  const all: readonly (readonly [string, ParamSpec])[] = Object.entries(first.layer.params);
  return all.filter(
    ([name, spec]) =>
      layers.every((layer) => {
        const other: ParamSpec | undefined = layer.params[name];
        return other !== undefined && schemaOf(other) === schemaOf(spec);
      }) && targets.every((target) => counts(target, target.layer.params[name] ?? spec)),
  );
}

/** Nodes with their layers, those of unknown types left out. */
export const targetsOf = (nodes: readonly NetworkNode[]): readonly Target[] =>
  nodes.flatMap((node) => {
    const layer = findLayer(node.type);
    return layer ? [{ node, layer }] : [];
  });
