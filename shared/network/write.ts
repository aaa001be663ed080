import type { Comment, Edge, Group, JsonObject, Network, NetworkNode } from './network.ts';

/** `{ "id": "conv1", "kernel": 5 }`: JSON on one line with room to breathe. */
function inline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).map(([key, field]) => `${JSON.stringify(key)}: ${inline(field)}`);
    return fields.length > 0 ? `{ ${fields.join(', ')} }` : '{}';
  }
  return JSON.stringify(value);
}

const nodeFields = (node: NetworkNode): JsonObject => ({
  id: node.id,
  type: node.type,
  ...(node.label === undefined ? {} : { label: node.label }),
  ...(Object.keys(node.params).length > 0 ? { params: node.params } : {}),
  ...(node.lrMult === undefined ? {} : { lrMult: node.lrMult }),
  ...(node.l1 === undefined ? {} : { l1: node.l1 }),
  ...(node.l2 === undefined ? {} : { l2: node.l2 }),
  ...(node.stopGradient === undefined ? {} : { stopGradient: node.stopGradient }),
  ...(node.position === undefined ? {} : { position: { x: node.position.x, y: node.position.y } }),
  ...(node.pinned === undefined ? {} : { pinned: node.pinned }),
  ...node.extra,
});

const edgeFields = (edge: Edge): JsonObject => ({
  source: edge.source,
  target: edge.target,
  ...(edge.input === undefined ? {} : { input: edge.input }),
  ...edge.extra,
});

const groupFields = (group: Group): JsonObject => ({
  id: group.id,
  name: group.name,
  nodes: group.nodes,
  ...(group.collapsed ? { collapsed: true } : {}),
  ...group.extra,
});

const commentFields = ({ id, text, position, size, extra }: Comment): JsonObject => ({
  id,
  text,
  position: { x: position.x, y: position.y },
  ...(size ? { size: { width: size.width, height: size.height } } : {}),
  ...extra,
});

const lines = new WeakMap<object, string>();

/** Written once an item: of thousands of nodes, an edit makes one anew. */
function lineOf<T extends object>(item: T, fields: (item: T) => JsonObject): string {
  let line = lines.get(item);
  if (line === undefined) {
    line = `    ${inline(fields(item))}`;
    lines.set(item, line);
  }
  return line;
}

const list = <T extends object>(items: readonly T[], fields: (item: T) => JsonObject): string =>
  items.length > 0 ? `[\n${items.map((item) => lineOf(item, fields)).join(',\n')}\n  ]` : '[]';

/** The file's text: same network, same bytes; a line a node and an edge, so that diffs are small. */
export function writeNetwork(network: Network): string {
  const { groups, comments } = network;
  const known: readonly (readonly [string, string])[] = [
    ['format', '"netloom"'],
    ['version', '1'],
    ['name', JSON.stringify(network.name)],
    ...(network.strict === undefined ? [] : [['strict', String(network.strict)] as const]),
    ...(network.direction === undefined ? [] : [['direction', JSON.stringify(network.direction)] as const]),
    ['nodes', list(network.nodes, nodeFields)],
    ['edges', list(network.edges, edgeFields)],
    ...(groups === undefined ? [] : [['groups', list(groups, groupFields)] as const]),
    ...(comments === undefined ? [] : [['comments', list(comments, commentFields)] as const]),
    ...(network.training === undefined ? [] : [['training', inline(network.training)] as const]),
  ];
  // Groups that could not be read lie in `extra`, and give way to those made since.
  const extra = Object.entries(network.extra ?? {}).filter(([key]) =>
    known.every(([field]) => field !== key),
  );
  const fields = [...known, ...extra.map(([key, value]) => [key, inline(value)] as const)];
  return `{\n${fields.map(([key, text]) => `  ${JSON.stringify(key)}: ${text}`).join(',\n')}\n}\n`;
}
