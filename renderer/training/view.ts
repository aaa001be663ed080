import { create } from 'zustand';
import { readSetting, writeSetting } from '../storage/local.ts';
import type { Scale } from './downsampling.ts';
import { SMOOTHING_PLACES } from './smoothing.ts';

interface ViewState {
  /** The smoothing slider's place. */
  readonly smoothing: number;
  readonly lossScale: Scale;
  /** The step that is read off, in both charts at once. */
  readonly step: number | undefined;
  /** What the left column shows. */
  readonly side: 'settings' | 'runs';
  /** What the right column shows of a run. */
  readonly main: 'curves' | 'statistics';
  /** In a narrow panel, which of both columns is in sight. */
  readonly narrow: 'settings' | 'run';
}

const storedPlace = Number(readSetting('smoothing') ?? 12);

/** How the curves are looked at: this window's alone. */
export const useView = create<ViewState>(() => ({
  smoothing: storedPlace >= 0 && storedPlace <= SMOOTHING_PLACES ? storedPlace : 12,
  lossScale: readSetting('lossScale') === 'log' ? 'log' : 'linear',
  step: undefined,
  side: 'settings',
  main: 'curves',
  narrow: 'run',
}));

export function setSmoothing(smoothing: number): void {
  useView.setState({ smoothing });
  writeSetting('smoothing', String(smoothing));
}

export function setLossScale(lossScale: Scale): void {
  useView.setState({ lossScale });
  writeSetting('lossScale', lossScale);
}

export const readOffAt = (step: number | undefined): void => useView.setState({ step });
