import type { Finding, Shape } from './define.ts';
import { findError } from './findings.ts';

const show = (shape: Shape): string => shape.join('×');

/** The first input whose shape does not go with the first one's. `ignoring` names an axis that may differ. */
export function shapesDiffer(inputs: readonly Shape[], ignoring?: 'channels'): Finding | undefined {
  const [first] = inputs;
  if (!first) return undefined;
  const relevant = (shape: Shape): string => show(ignoring ? [...shape.slice(0, -1), -shape.length] : shape);
  const index = inputs.findIndex((shape) => relevant(shape) !== relevant(first));
  if (index < 0) return undefined;
  return findError(ignoring ? 'sizesDiffer' : 'shapesDiffer', {
    values: { a: show(first), b: show(inputs[index]!), index },
  });
}
