import { create } from 'zustand';
import type { Activation, PreviewShown } from '../../shared/protocol/messages.ts';
import { readSetting, writeSetting } from '../storage/local.ts';

/** Which weights previews are computed with: those of the run that is shown, if they fit, or of a certain one, or as drawn. */
export type WeightsChoice =
  | { readonly kind: 'shown' }
  | { readonly kind: 'drawn' }
  | { readonly kind: 'run'; readonly id: string };

export interface PreviewsState {
  readonly on: boolean;
  /** Its number in the data set. */
  readonly sample: number;
  readonly weights: WeightsChoice;
  /** The last answer, but for its pictures. */
  readonly shown: Omit<PreviewShown, 'activations'> | undefined;
  /** Pictures by what was wanted: see `keyOf`. Old ones stay until the new ones are there. */
  readonly pictures: ReadonlyMap<string, Activation>;
  /** They are being computed. */
  readonly asking: boolean;
  /** Why there is no answer. */
  readonly failure: string | undefined;
}

export const usePreviews = create<PreviewsState>(() => ({
  on: readSetting('previews') === 'on',
  sample: 0,
  weights: { kind: 'shown' },
  shown: undefined,
  pictures: new Map(),
  asking: false,
  failure: undefined,
}));

export function togglePreviews(): void {
  const on = !usePreviews.getState().on;
  usePreviews.setState({ on });
  writeSetting('previews', on ? 'on' : undefined);
}

export const chooseWeights = (weights: WeightsChoice): void => usePreviews.setState({ weights });

const count = (): number => usePreviews.getState().shown?.sample.count ?? 1;

/** The sample so many places on, around the end. */
export function stepSample(by: number): void {
  const { sample } = usePreviews.getState();
  usePreviews.setState({ sample: (((sample + by) % count()) + count()) % count() });
}

export const randomSample = (): void => usePreviews.setState({ sample: Math.floor(Math.random() * count()) });

export const chooseSample = (sample: number): void =>
  usePreviews.setState({ sample: Math.min(Math.max(0, sample), count() - 1) });
