import type { Edit } from '../network/edit.ts';
import type { Network } from '../network/network.ts';
import { describeFix, describeProblem } from './messages.ts';
import type { Analysis, LayerAnalysis, Problem, Totals } from './types.ts';

/** What `check --json` prints. Shapes are without the batch axis; what is unknown is null. */
export interface CheckReport {
  readonly ok: boolean;
  readonly name: string;
  readonly totals: Totals;
  /** In topological order. */
  readonly layers: readonly {
    readonly id: string;
    readonly type: string;
    readonly inputShapes: readonly (readonly number[] | null)[];
    readonly outputShape: readonly number[] | null;
    readonly parameters: number;
    readonly trainableParameters: number;
    readonly multiplyAdds: number;
    readonly activationBytes: number;
    /** With the numbers put in; once where height and width agree. */
    readonly formula: string | null;
    readonly receptiveField: { readonly size: readonly number[]; readonly jump: readonly number[] } | null;
  }[];
  readonly problems: readonly {
    readonly severity: 'error' | 'warning';
    readonly code: string;
    readonly node: string | null;
    readonly message: string;
    readonly fixes: readonly { readonly message: string; readonly edit: Edit }[];
  }[];
}

/** The formulas of a layer as one text. */
export function formulaText({ formulas }: LayerAnalysis): string | null {
  const [first, ...rest] = formulas;
  if (!first) return null;
  if (rest.every((formula) => formula.text === first.text)) return first.text;
  return formulas.map((formula) => `${formula.axis}: ${formula.text}`).join('; ');
}

const layerReport = (layer: LayerAnalysis): CheckReport['layers'][number] => ({
  id: layer.id,
  type: layer.type,
  inputShapes: layer.inputShapes.map((shape) => shape ?? null),
  outputShape: layer.outputShape ?? null,
  parameters: layer.parameters,
  trainableParameters: layer.trainableParameters,
  multiplyAdds: layer.multiplyAdds,
  activationBytes: layer.activationBytes,
  formula: formulaText(layer),
  receptiveField: layer.receptiveField
    ? { size: layer.receptiveField.size, jump: layer.receptiveField.jump }
    : null,
});

const problemReport = (problem: Problem): CheckReport['problems'][number] => ({
  severity: problem.severity,
  code: problem.code,
  node: problem.node ?? null,
  message: describeProblem(problem, 'en'),
  fixes: problem.fixes.map((fix) => ({ message: describeFix(fix, 'en'), edit: fix.edit })),
});

export const checkReport = (analysis: Analysis, network: Network): CheckReport => ({
  ok: analysis.ok,
  name: network.name,
  totals: analysis.totals,
  layers: analysis.order
    .map((id) => analysis.layers.get(id))
    .filter((layer) => layer !== undefined)
    .map(layerReport),
  problems: analysis.problems.map(problemReport),
});
