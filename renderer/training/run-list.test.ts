import { describe, expect, it } from 'vitest';
import type { RunInfo, RunState } from '../../shared/protocol/messages.ts';
import { findRun, isUnderWay, runToShow, startable, withRun } from './run-list.ts';

const run = (id: string, startedAt: number, state: RunState = 'completed'): RunInfo => ({
  id,
  directory: `/runs/${id}`,
  name: 'LeNet-5',
  state,
  startedAt,
  step: 0,
  totalSteps: 10,
  stepsPerEpoch: 5,
  epochs: 2,
  canContinue: false,
  hasWeights: false,
  problems: [],
});
const ids = (runs: readonly RunInfo[]) => runs.map(({ id }) => id);

describe('the list of runs', () => {
  it('has the newest first, wherever it comes in', () => {
    expect(ids(withRun([run('b', 2), run('a', 1)], run('c', 3)))).toEqual(['c', 'b', 'a']);
    expect(ids(withRun([run('c', 3), run('a', 1)], run('b', 2)))).toEqual(['c', 'b', 'a']);
  });

  it('takes news of a run it knows in its place', () => {
    const runs = withRun([run('b', 2), run('a', 1, 'running')], run('a', 1, 'failed'));
    expect(ids(runs)).toEqual(['b', 'a']);
    expect(findRun(runs, 'a')?.state).toBe('failed');
  });

  it('shows what is wanted, then what is under way, then the newest', () => {
    const runs = [run('c', 3), run('b', 2, 'paused'), run('a', 1)];
    expect(runToShow(runs, 'a')?.id).toBe('a');
    expect(runToShow(runs, 'gone')?.id).toBe('b');
    expect(runToShow([run('c', 3), run('a', 1)], undefined)?.id).toBe('c');
    expect(runToShow([], 'a')).toBeUndefined();
  });

  it('knows which states have a trainer', () => {
    const states: RunState[] = [
      'starting',
      'running',
      'paused',
      'stopping',
      'completed',
      'stopped',
      'failed',
    ];
    expect(states.filter((state) => isUnderWay({ state }))).toEqual([
      'starting',
      'running',
      'paused',
      'stopping',
    ]);
  });

  it('offers weights to start from of runs that ended and kept some', () => {
    const runs = [
      { ...run('d', 4, 'running'), hasWeights: true },
      { ...run('c', 3, 'failed'), hasWeights: true },
      run('b', 2),
      { ...run('a', 1), hasWeights: true },
    ];
    expect(ids(startable(runs))).toEqual(['c', 'a']);
  });
});
