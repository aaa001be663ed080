import { create } from 'zustand';
import { type Measure, measures } from '../../shared/analysis/shares.ts';
import { readSetting, writeSetting } from '../storage/local.ts';

interface CostState {
  /** Cards are tinted by what they cost. */
  readonly on: boolean;
  /** What cost is counted in, on the canvas and in the table of layers. */
  readonly measure: Measure;
}

const stored = readSetting('cost.measure');

export const useCost = create<CostState>(() => ({
  on: readSetting('cost') === 'on',
  measure: measures.find((measure) => measure === stored) ?? 'parameters',
}));

export function chooseMeasure(measure: Measure): void {
  useCost.setState({ measure });
  writeSetting('cost.measure', measure);
}

export function showCost(on: boolean): void {
  useCost.setState({ on });
  writeSetting('cost', on ? 'on' : undefined);
}

/** Off, then each measure in turn, then off again. */
export function stepCost(): void {
  const { on, measure } = useCost.getState();
  const next = on ? measures[measures.indexOf(measure) + 1] : measures[0];
  if (next) chooseMeasure(next);
  showCost(next !== undefined);
}
