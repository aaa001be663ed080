import type { RunInfo } from '../../shared/protocol/messages.ts';

/** Its trainer is (or is about to be) at work, or waits. */
export const isUnderWay = ({ state }: Pick<RunInfo, 'state'>): boolean =>
  state === 'starting' || state === 'running' || state === 'paused' || state === 'stopping';

/** The list with `run` in place of what was known of it; newest first. */
export function withRun(runs: readonly RunInfo[], run: RunInfo): readonly RunInfo[] {
  const known = runs.findIndex(({ id }) => id === run.id);
  if (known >= 0) return runs.map((other, index) => (index === known ? run : other));
  return [run, ...runs].sort((a, b) => b.startedAt - a.startedAt);
}

export const findRun = (runs: readonly RunInfo[], id: string | undefined): RunInfo | undefined =>
  runs.find((run) => run.id === id);

/** Runs that another one can start from: those that ended and kept weights. */
export const startable = (runs: readonly RunInfo[]): readonly RunInfo[] =>
  runs.filter((run) => run.hasWeights && !isUnderWay(run));

/** The run to show: the one wanted if it is there, else one that is under way, else the newest. */
export const runToShow = (runs: readonly RunInfo[], wanted: string | undefined): RunInfo | undefined =>
  findRun(runs, wanted) ?? runs.find(isUnderWay) ?? runs[0];
