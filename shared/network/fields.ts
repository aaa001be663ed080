/** The fields of version 1 in the order they are written. What is not here is kept as `extra`, after them. */
export const NETWORK_FIELDS = [
  ...(['format', 'version', 'name', 'strict', 'direction'] as const),
  ...(['nodes', 'edges', 'groups', 'comments', 'training'] as const),
] as const;
export const NODE_FIELDS = [
  ...(['id', 'type', 'label', 'params'] as const),
  ...(['lrMult', 'l1', 'l2', 'stopGradient', 'position', 'pinned'] as const),
] as const;
export const EDGE_FIELDS = ['source', 'target', 'input'] as const;
export const GROUP_FIELDS = ['id', 'name', 'nodes', 'collapsed'] as const;
export const COMMENT_FIELDS = ['id', 'text', 'position', 'size'] as const;
