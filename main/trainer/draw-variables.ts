import { initialValues } from '../../shared/program/initialize.ts';
import type { VariableSpec } from '../../shared/program/types.ts';
import type { Variables } from './run/checkpoints.ts';

/** What is to be drawn: variables by name, from a seed. */
export interface Draw {
  readonly variables: readonly VariableSpec[];
  readonly seed: number;
}

/** The variables' first values, float32 in their shapes. */
export const drawVariables = ({ variables, seed }: Draw): Variables =>
  new Map(
    variables.map((variable) => [
      variable.name,
      { shape: variable.shape, data: initialValues(variable, seed) },
    ]),
  );
