import type { Comment, Edge, Group, JsonObject, NetworkNode, NodeId, Position } from './network.ts';

/**
 * A change of the document as plain data. `applyEdit(network, edit)` gives the new network and the edit that undoes it,
 * so that undo, redo, problem fixes and paste are all the same thing. Every kind is closed under inversion.
 */
export type Edit =
  | { readonly kind: 'addNode'; readonly node: NetworkNode; readonly index?: number }
  /** The node, and its place in a group; edges at it are removed by edits of their own (`removeNodes` in `gestures.ts` composes them). */
  | { readonly kind: 'removeNode'; readonly id: NodeId }
  | { readonly kind: 'addEdge'; readonly edge: Edge; readonly index?: number }
  /** `index` tells equal edges apart. */
  | { readonly kind: 'removeEdge'; readonly edge: Edge; readonly index?: number }
  /** Sets or (with undefined) drops one parameter. */
  | {
      readonly kind: 'setParam';
      readonly id: NodeId;
      readonly name: string;
      readonly value: JsonObject[string] | undefined;
    }
  /** All parameters at once: a fix of several, or the way back to their order. */
  | { readonly kind: 'setParams'; readonly id: NodeId; readonly params: JsonObject }
  | { readonly kind: 'moveNode'; readonly id: NodeId; readonly position: Position | undefined }
  /** Sets or drops one field of a node other than id and params. */
  | {
      readonly kind: 'setNode';
      readonly id: NodeId;
      readonly field: 'type' | 'label' | 'lrMult' | 'l1' | 'l2' | 'stopGradient' | 'pinned';
      readonly value: string | number | boolean | undefined;
    }
  | { readonly kind: 'renameNode'; readonly id: NodeId; readonly to: NodeId }
  | {
      readonly kind: 'setNetwork';
      readonly field: 'name' | 'strict' | 'direction' | 'training';
      readonly value: string | boolean | JsonObject | undefined;
    }
  /** Every group, or every comment, anew: `annotations.ts` composes these. Groups name nodes that are there, each once. */
  | { readonly kind: 'setGroups'; readonly groups: readonly Group[] | undefined }
  | { readonly kind: 'setComments'; readonly comments: readonly Comment[] | undefined }
  /** Applied in order as one step of undo. */
  | { readonly kind: 'batch'; readonly edits: readonly Edit[] };
