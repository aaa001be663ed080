import { create } from 'zustand';
import { showTab, useLayout } from '../app/layout.ts';
import { useDocument } from '../document/index.ts';
import type { Source } from './sources.ts';

interface Comparison {
  readonly before: Source;
  readonly after: Source;
}

/** What is compared, and whether one is asked with what. */
export const useComparison = create<{
  readonly comparison: Comparison | undefined;
  readonly choosing: boolean;
}>(() => ({ comparison: undefined, choosing: false }));

export const chooseComparison = (choosing = true): void => useComparison.setState({ choosing });

/** Compares the network on the canvas with another one, which counts as what it was before. */
export function compareWith(before: Source): void {
  const after: Source = { kind: 'document', id: useDocument.getState().id };
  useComparison.setState({ comparison: { before, after }, choosing: false });
  showTab('compare');
}

export function swapSides(): void {
  const { comparison } = useComparison.getState();
  if (comparison)
    useComparison.setState({ comparison: { before: comparison.after, after: comparison.before } });
}

/** Puts a tab in the place of a copy that it was opened from. */
export function replaceSource(old: Source, source: Source): void {
  const { comparison } = useComparison.getState();
  if (!comparison) return;
  const { before, after } = comparison;
  useComparison.setState({
    comparison: { before: before === old ? source : before, after: after === old ? source : after },
  });
}

export function endComparison(): void {
  useComparison.setState({ comparison: undefined });
  if (useLayout.getState().tab === 'compare') useLayout.setState({ tab: 'layers' });
}
