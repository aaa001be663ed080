import { create } from 'zustand';
import { parseTrainingSettings } from '../../shared/program/settings.ts';
import type { Method, RunInfo } from '../../shared/protocol/messages.ts';
import { showTab } from '../app/layout.ts';
import { isHindered } from '../data/index.ts';
import { keepShown, networkText, useDocument } from '../document/index.ts';
import { translate } from '../i18n/i18n.ts';
import { callStudio, errorText } from '../studio/index.ts';
import { toast } from '../ui/index.ts';
import { beginHistory, historyOf, keepHistories, loadHistory, type RunRecord } from './histories.ts';
import { STATISTICS_KEPT } from './history.ts';
import { ownerOf, ownRun } from './owners.ts';
import { findRun, isUnderWay, runToShow, startable, withRun } from './run-list.ts';
import { rememberNetwork } from './started-with.ts';

export interface TrainingState {
  /** Newest first. */
  readonly runs: readonly RunInfo[];
  /** The run whose curves and controls are shown. */
  readonly shown: string | undefined;
  /** The run whose record is being fetched. */
  readonly loading: string | undefined;
  /** The past run whose weights the next one starts from; drawn ones otherwise. */
  readonly init: string | undefined;
  /** A request to the studio is under way. */
  readonly pending: boolean;
  /** For the live region: the last epoch's end, or how the run ended. */
  readonly announcement: string;
  /** Trains the network on the canvas, or shows the run that is under way; `force`: even where memory will not do. */
  start(options?: { readonly force?: boolean }): Promise<void>;
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** Ends with a checkpoint; asked a second time, at once. */
  stop(): Promise<void>;
  /** Trains on from the last checkpoint of a run. */
  continueRun(id: string): Promise<void>;
  show(id: string): Promise<void>;
  chooseInit(id: string | undefined): void;
  /** Asks the studio what there is, at the start and after a lost connection. */
  sync(): Promise<void>;
}

async function fetchRecord(id: string): Promise<RunRecord> {
  const [metrics, statistics] = await Promise.all([
    callStudio('runs.metrics', { id, fromStep: 0 }),
    callStudio('runs.statistics', { id, last: STATISTICS_KEPT }),
  ]);
  return { ...metrics, statistics: statistics.records };
}

export const useTraining = create<TrainingState>((set, get) => {
  /** Does one thing at a time, and tells of a refusal. */
  const ask = async (action: () => Promise<void>): Promise<void> => {
    if (get().pending) return;
    set({ pending: true });
    try {
      await action();
    } catch (thrown) {
      toast({ tone: 'error', title: translate('refused', { ns: 'training' }), body: errorText(thrown) });
    } finally {
      set({ pending: false });
    }
  };
  const steer = (method: Extract<Method, 'runs.pause' | 'runs.resume' | 'runs.stop'>): Promise<void> =>
    ask(async () => {
      const id = get().shown;
      if (id !== undefined) await callStudio(method, { id });
    });
  const follow = (run: RunInfo): void => {
    set((state) => ({ runs: withRun(state.runs, run), shown: run.id }));
    keepHistories(
      new Set(
        get()
          .runs.filter(isUnderWay)
          .map(({ id }) => id),
      ).add(run.id),
    );
  };
  const load = async (id: string): Promise<void> => {
    set({ loading: id });
    try {
      await loadHistory(id, () => fetchRecord(id));
    } finally {
      if (get().loading === id) set({ loading: undefined });
    }
  };

  return {
    runs: [],
    shown: undefined,
    loading: undefined,
    init: undefined,
    pending: false,
    announcement: '',
    start({ force = false } = {}) {
      showTab('training');
      const active = get().runs.find(isUnderWay);
      if (active) return get().show(active.id);
      return ask(async () => {
        const { id, network, analysis } = useDocument.getState();
        const blocked = !analysis.ok
          ? translate('blockedNetwork', { ns: 'training' })
          : !parseTrainingSettings(network.training).ok
            ? translate('blockedSettings', { ns: 'training' })
            : undefined;
        if (blocked !== undefined) {
          toast({ tone: 'warning', title: blocked });
          return;
        }
        // The panel that is shown now says what does not fit, and mends it.
        if (isHindered({ network, analysis })) return;
        keepShown();
        const init = startable(get().runs).find(({ id }) => id === get().init)?.id;
        const { run } = await callStudio('runs.start', {
          network: networkText(network),
          settings: {},
          ...(init === undefined ? {} : { init }),
          force,
        });
        beginHistory(run.id);
        ownRun(run.id, id);
        rememberNetwork(run.id, network);
        // Its events may have come first, and know more.
        const known = findRun(get().runs, run.id) ?? run;
        // Somebody may be looking at another network by now.
        if (useDocument.getState().id === id) follow(known);
        else set((state) => ({ runs: withRun(state.runs, known) }));
      });
    },
    pause: () => steer('runs.pause'),
    resume: () => steer('runs.resume'),
    stop: () => steer('runs.stop'),
    continueRun: (id) =>
      ask(async () => {
        showTab('training');
        if (!historyOf(id)) await load(id);
        const { run } = await callStudio('runs.continue', { id });
        const known = findRun(get().runs, id);
        follow(known && isUnderWay(known) ? known : run);
      }),
    async show(id) {
      const run = findRun(get().runs, id);
      if (!run) return;
      follow(run);
      if (historyOf(id)) return;
      try {
        await load(id);
      } catch (thrown) {
        toast({ tone: 'error', title: translate('noRecord', { ns: 'training' }), body: errorText(thrown) });
      }
    },
    chooseInit: (init) => set({ init }),
    async sync() {
      try {
        const { runs } = await callStudio('runs.list', {});
        set({ runs });
        const here = useDocument.getState().id;
        const own = runs.find(({ id }) => ownerOf(id) === here)?.id;
        const run = runToShow(runs, get().shown ?? own);
        if (!run) return;
        follow(run);
        // Whatever was missed meanwhile is in the record.
        await load(run.id);
      } catch {
        // The connection is gone again: the next one asks anew.
      }
    },
  };
});

/** The run that is shown. */
export const useShownRun = (): RunInfo | undefined => useTraining(({ runs, shown }) => findRun(runs, shown));
/** The run that is under way, if any is. */
export const useActiveRun = (): RunInfo | undefined => useTraining(({ runs }) => runs.find(isUnderWay));
