import type { Finding, Formula, Shape, Size } from '../layers/define.ts';
import type { Edit } from '../network/edit.ts';
import type { NodeId } from '../network/network.ts';

/** A change that mends a problem; `code` and `values` pick its label in `messages.ts`. */
export interface Fix {
  readonly code: string;
  readonly values: Finding['values'];
  readonly edit: Edit;
}

/** Plain data; `describeProblem(problem, language)` of `messages.ts` makes the sentence. */
export interface Problem {
  readonly severity: 'error' | 'warning';
  readonly code: string;
  /** Absent when it concerns the whole network. */
  readonly node?: NodeId;
  /** The other nodes it names (both ends of a cycle, the two inputs that differ). */
  readonly related?: readonly NodeId[];
  readonly values: Finding['values'];
  readonly fixes: readonly Fix[];
}

/** How much of the input one output cell sees, in input cells (Araujo, Norris & Sim 2019, Distill). */
export interface ReceptiveField {
  readonly size: Size;
  /** Distance between the fields of neighbouring output cells. */
  readonly jump: Size;
  /** Centre of the first cell's field, in input cells (0.5 is the middle of the first). */
  readonly start: Size;
}

/** Everything known of one layer without running it. What an error hides is absent, never wrong. */
export interface LayerAnalysis {
  readonly id: NodeId;
  readonly type: string;
  /** In input order, without the batch axis; an unknown one is undefined. */
  readonly inputShapes: readonly (Shape | undefined)[];
  readonly outputShape?: Shape;
  readonly formulas: readonly Formula[];
  /** Every weight, moving statistics too. */
  readonly parameters: number;
  readonly trainableParameters: number;
  /** The count as a product: `11·11·3·96 + 96`. */
  readonly parameterFormula: string;
  /** Products of one sample's forward pass. */
  readonly multiplyAdds: number;
  /** Output of one sample in float32. */
  readonly activationBytes: number;
  readonly receptiveField?: ReceptiveField;
  readonly problems: readonly Problem[];
}

export interface Totals {
  readonly parameters: number;
  readonly trainableParameters: number;
  readonly multiplyAdds: number;
  readonly activationBytes: number;
}

export interface Analysis {
  /** No problem of severity `error`. */
  readonly ok: boolean;
  /** Topological order (ties by file order); nodes on a cycle come last. */
  readonly order: readonly NodeId[];
  readonly layers: ReadonlyMap<NodeId, LayerAnalysis>;
  /** The layers' problems in order, then the network's. */
  readonly problems: readonly Problem[];
  readonly totals: Totals;
  /** The one node whose output is the network's, if there is exactly one. */
  readonly output?: NodeId;
}
