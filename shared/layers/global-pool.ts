import type { Shape, ShapeResult } from './define.ts';
import { needsSpatial } from './findings.ts';

/** One feature a channel: `[height, width, channels]` → `[channels]`. */
export function globalPoolShape(shape: Shape): ShapeResult {
  if (shape.length !== 3) return { formulas: [], findings: [needsSpatial(shape)] };
  const value = shape[2]!;
  const text = `${shape.join('×')} → ${value}`;
  return {
    shape: [value],
    formulas: [{ axis: 'features', symbolic: 'H × W × C → C', text, exact: value, value }],
    findings: [],
  };
}
