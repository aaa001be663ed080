import { join } from 'node:path';
import { version } from '../../package.json';
import { StudioCallError } from '../../shared/protocol/errors.ts';
import type { CommandStates, EventData, EventName } from '../../shared/protocol/messages.ts';
import type { Handlers } from '../../shared/protocol/server.ts';
import type { TrainerEvent } from '../trainer/messages.ts';
import { createDatasets } from './datasets/index.ts';
import { createDrafts, type DraftMethod, type WindowDrafts } from './drafts/index.ts';
import { findEngine } from './engine.ts';
import { type Evaluation, type RunningEvaluation, startEvaluation } from './evaluation.ts';
import { createFiles } from './files.ts';
import { totalMemory } from './memory.ts';
import { findPaths, type Paths } from './paths.ts';
import { createPreviews } from './previews/index.ts';
import { createRecent } from './recent.ts';
import { createRuns, type Runs } from './runs/index.ts';
import type { Emit } from './runs/live-run.ts';
import { createSettings } from './settings.ts';
import type { ForkTrainer } from './trainer/process.ts';

export type { EngineChoice, RunProblem, TrainerEvent } from '../trainer/messages.ts';
export type { Evaluation } from './evaluation.ts';
export type { LiveRun } from './runs/live-run.ts';

export type ChooseFile = (
  ...request: Parameters<Handlers['files.choose']>
) => Promise<Awaited<ReturnType<Handlers['files.choose']>>['path']>;

export interface StudioOptions {
  /** Overrides `NETLOOM_HOME`. */
  readonly home?: string;
  readonly mode: 'desktop' | 'web';
  readonly forkTrainer: ForkTrainer;
  /** Shows a native dialog; absent where there are none. */
  readonly chooseFile?: ChooseFile;
  /** A network the program was started with. */
  readonly openPath?: string;
  /** The networks that the program was handed since; `files.handed` is emitted when there are some. */
  readonly takeHanded?: () => readonly string[];
  readonly onDirty?: (state: { readonly dirty: boolean; readonly title: string }) => void;
  /** What can be done in the window has changed, or what is on. */
  readonly onCommands?: (states: CommandStates) => void;
}

/** The services behind the window: the whole protocol, and what only the command asks for. */
export interface Studio {
  readonly paths: Paths;
  readonly handlers: Omit<Handlers, DraftMethod>;
  /** The rest of the protocol, of which each window has its own: `serveWindow` puts both together. */
  openDrafts(): WindowDrafts;
  /** Tells every subscriber. */
  readonly emit: Emit;
  /** Every event, to every subscriber; returns what ends the subscription. */
  subscribe(listener: Emit): () => void;
  readonly runs: Pick<Runs, 'start' | 'continue'>;
  /** `listen` hears a `prediction` a sample, then `evaluated`. */
  evaluate(what: Evaluation, listen: (event: TrainerEvent) => void): Promise<RunningEvaluation>;
  /** Stops every training, with a checkpoint. */
  dispose(): Promise<void>;
}

export function createStudio(options: StudioOptions): Studio {
  const { home, mode, forkTrainer, chooseFile, openPath, takeHanded, onDirty, onCommands } = options;
  const paths = findPaths(home);
  const listeners = new Set<Emit>();
  const emit = <E extends EventName>(event: E, data: EventData<E>): void => {
    for (const listener of [...listeners]) listener(event, data);
  };
  const datasets = createDatasets(paths.datasets);
  const drafts = createDrafts(join(paths.data, 'drafts'));
  const runs = createRuns({ runs: paths.runs, prepareDataset: datasets.prepare, forkTrainer, emit });
  const previews = createPreviews({
    prepareDataset: datasets.prepare,
    folderOf: runs.folderOf,
    forkTrainer,
  });

  return {
    paths,
    runs,
    emit,
    openDrafts: drafts.openWindow,
    handlers: {
      'app.info': () => ({
        version,
        mode,
        platform: process.platform,
        nativeDialogs: chooseFile !== undefined,
        engine: findEngine(),
        memory: totalMemory(),
        projectsDirectory: paths.projects,
        ...(openPath === undefined ? {} : { openPath }),
      }),
      'files.choose': async (request) => {
        if (!chooseFile) throw new StudioCallError('invalid', 'There are no native dialogs here.');
        return { path: await chooseFile(request) };
      },
      'files.handed': () => ({ paths: [...(takeHanded?.() ?? [])] }),
      'window.dirty': (state) => {
        onDirty?.(state);
        return {};
      },
      'window.commands': (states) => {
        onCommands?.(states);
        return {};
      },
      ...createFiles(paths.projects),
      ...createRecent(paths.data, paths.projects),
      ...createSettings(paths.data),
      ...datasets.handlers,
      ...runs.handlers,
      ...previews.handlers,
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    evaluate: (what, listen) => startEvaluation(what, datasets.prepare, forkTrainer, listen),
    dispose() {
      previews.dispose();
      return runs.dispose();
    },
  };
}
