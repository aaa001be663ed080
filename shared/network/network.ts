/** The document a person edits, file format version 1. Unknown fields travel with it and are written back. */
export type NodeId = string;

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/** Canvas units (CSS pixels at zoom 1), top left corner of the node card. */
export interface Position {
  readonly x: number;
  readonly y: number;
}

/** Which way a network is drawn: from top to bottom, or from left to right. */
export type Direction = 'down' | 'right';

export interface NetworkNode {
  readonly id: NodeId;
  /** A type of the layer catalog; what it means is the layers' business, not the document's. */
  readonly type: string;
  /** Raw, as written: the layer's schema gives defaults and checks. */
  readonly params: JsonObject;
  readonly position?: Position;
  /** Automatic layout leaves it where it is. */
  readonly pinned?: boolean;
  readonly label?: string;
  /** Learning-rate multiplier; 0 freezes the layer's weights and still passes the gradient on. */
  readonly lrMult?: number;
  /** Strengths of the L1 and L2 penalty on the layer's weights, in place of the network's. */
  readonly l1?: number;
  readonly l2?: number;
  /** Nothing behind this layer learns. */
  readonly stopGradient?: boolean;
  /** Fields this version does not know. */
  readonly extra?: JsonObject;
}

export interface Edge {
  readonly source: NodeId;
  readonly target: NodeId;
  /** Index of the input on a layer that takes several; edges without one follow in file order. */
  readonly input?: number;
  readonly extra?: JsonObject;
}

/** Nodes that belong together, framed on the canvas or collapsed to one block. A node is in one group at most. */
export interface Group {
  readonly id: string;
  readonly name: string;
  /** Never empty. */
  readonly nodes: readonly NodeId[];
  readonly collapsed?: true;
  readonly extra?: JsonObject;
}

export interface Extent {
  readonly width: number;
  readonly height: number;
}

/** A text on the canvas. */
export interface Comment {
  readonly id: string;
  readonly text: string;
  readonly position: Position;
  readonly size?: Extent;
  readonly extra?: JsonObject;
}

export interface Network {
  readonly format: 'netloom';
  readonly version: 1;
  readonly name: string;
  /** Makes a size that is not whole an error instead of a warning. */
  readonly strict?: boolean;
  /** Absent where it is drawn from top to bottom. */
  readonly direction?: 'right';
  readonly nodes: readonly NetworkNode[];
  readonly edges: readonly Edge[];
  /** How the network is looked at, absent where there are none; what it computes does not depend on them. */
  readonly groups?: readonly Group[];
  readonly comments?: readonly Comment[];
  /** Training settings as written; `shared/program/settings.ts` gives defaults and checks. */
  readonly training?: JsonObject;
  readonly extra?: JsonObject;
}

export const emptyNetwork = (name = 'Untitled'): Network => ({
  format: 'netloom',
  version: 1,
  name,
  nodes: [],
  edges: [],
});
