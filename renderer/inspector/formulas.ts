import type { Formula } from '../../shared/layers/define.ts';

export interface JoinedFormula {
  readonly axes: readonly Formula['axis'][];
  readonly formula: Formula;
}

/** Axes whose sums read the same are told once: `height · width`. */
export function joinAxes(formulas: readonly Formula[]): readonly JoinedFormula[] {
  const joined: { axes: Formula['axis'][]; formula: Formula }[] = [];
  for (const formula of formulas) {
    const same = joined.find(
      (other) => other.formula.text === formula.text && other.formula.symbolic === formula.symbolic,
    );
    if (same) same.axes.push(formula.axis);
    else joined.push({ axes: [formula.axis], formula });
  }
  return joined;
}
