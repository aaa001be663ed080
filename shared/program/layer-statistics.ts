import type { NodeId } from '../network/network.ts';

/** How a layer fares at one step; null where there is no such figure, or it is not a number. */
export interface LayerStatistics {
  readonly id: NodeId;
  /** ‖W‖₂ before the step, over everything in the layer that can learn: kernel, bias, γ, β. */
  readonly weightNorm: number | null;
  /** ‖d loss/dW‖₂ as the optimiser gets it, penalty and gathered batches with it, before clipping and weight decay. */
  readonly gradientNorm: number | null;
  /** ‖W after − W before‖₂ */
  readonly updateNorm: number | null;
  /** updateNorm/weightNorm */
  readonly updateRatio: number | null;
  /** Mean and standard deviation of the layer's output, over the batch and all cells. */
  readonly mean: number | null;
  readonly deviation: number | null;
  /** Share of the output that is exactly 0, 0 to 1. */
  readonly zeros: number | null;
  /** Share of the output within 0.01 of the ends of its range, where it has ends. */
  readonly saturation: number | null;
}

export type Figure = Exclude<keyof LayerStatistics, 'id' | 'updateRatio'>;

/** What an entry of the statistics vector is a part of; entries of one figure add up. */
export interface StatisticsTerm {
  readonly node: NodeId;
  readonly figure: Figure;
}

/** What is made of the sum of a figure's terms; norms come as Σ x², the deviation as the variance. */
const finished = {
  weightNorm: Math.sqrt,
  gradientNorm: Math.sqrt,
  updateNorm: Math.sqrt,
  mean: (mean) => mean,
  deviation: Math.sqrt,
  zeros: (share) => share,
  saturation: (share) => share,
} as const satisfies Readonly<Record<Figure, (sum: number) => number>>;

const finite = (value: number | undefined): number | null =>
  value !== undefined && Number.isFinite(value) ? value : null;

/** The statistics that a step graph's vectors hold, in the layers' topological order. */
export function readStatistics(
  terms: readonly StatisticsTerm[],
  vector: ArrayLike<number>,
): readonly LayerStatistics[] {
  const layers = new Map<NodeId, Partial<Record<Figure, number>>>();
  terms.forEach(({ node, figure }, i) => {
    const sums = layers.get(node) ?? {};
    sums[figure] = (sums[figure] ?? 0) + vector[i]!;
    layers.set(node, sums);
  });
  return [...layers].map(([id, sums]) => {
    const figure = (name: Figure): number | null => {
      const sum = sums[name];
      return finite(sum === undefined ? undefined : finished[name](sum));
    };
    const [weightNorm, updateNorm] = [figure('weightNorm'), figure('updateNorm')];
    return {
      id,
      weightNorm,
      gradientNorm: figure('gradientNorm'),
      updateNorm,
      updateRatio: weightNorm === null || updateNorm === null ? null : finite(updateNorm / weightNorm),
      mean: figure('mean'),
      deviation: figure('deviation'),
      zeros: figure('zeros'),
      saturation: figure('saturation'),
    };
  });
}
