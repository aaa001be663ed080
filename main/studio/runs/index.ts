import { promises as fs } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { readNetwork } from '../../../shared/network/read.ts';
import { StudioCallError } from '../../../shared/protocol/errors.ts';
import type { Method, RunInfo } from '../../../shared/protocol/messages.ts';
import type { Handlers } from '../../../shared/protocol/server.ts';
import { RUN_FOLDER, type TrainerEvent, type TrainRequest } from '../../trainer/messages.ts';
import type { ForkTrainer } from '../trainer/process.ts';
import { hasCheckpoint, listRunFolders, makeRunFolder, readRunFile, readRunFolder } from './folder.ts';
import { type Emit, type LiveRun, startRun } from './live-run.ts';
import { isHeld } from './lock.ts';
import { readMetrics, readStatistics } from './metrics.ts';
import { type Order, readOrder } from './order.ts';
import { isOver } from './state.ts';

/** How long trainings may take to save themselves when the program ends, in milliseconds. */
const FAREWELL = 15_000;

export interface RunsOptions {
  /** The runs folder. */
  readonly runs: string;
  readonly prepareDataset: (name: string) => Promise<string>;
  readonly forkTrainer: ForkTrainer;
  readonly emit: Emit;
}

/** What may differ when a run is trained on. */
export interface Changes {
  readonly epochs?: number;
  readonly force?: boolean;
}
type Listen = (event: TrainerEvent) => void;

export interface Runs {
  readonly handlers: Pick<Handlers, Extract<Method, `runs.${string}`>>;
  /** The folder of a run of that name, which need not be there. @throws StudioCallError `invalid` */
  folderOf(id: string): string;
  /** @throws StudioCallError; what goes wrong later is a problem of the run. `listen` hears the trainer itself. */
  start(order: Order, listen?: Listen): Promise<LiveRun>;
  /** Trains on from the last checkpoint in `directory`. `epochs` may ask for more than the run had. */
  continue(directory: string, changes?: Changes, listen?: Listen): Promise<LiveRun>;
  /** Stops every training, with a checkpoint. */
  dispose(): Promise<void>;
}

export function createRuns({ runs, prepareDataset, forkTrainer, emit }: RunsOptions): Runs {
  const live = new Map<string, LiveRun>();

  const launch = (first: RunInfo, request: TrainRequest, listen?: Listen): LiveRun => {
    const run = startRun(first, request, forkTrainer(), emit, listen);
    live.set(first.id, run);
    emit('run.changed', { run: run.info });
    return run;
  };
  const start: Runs['start'] = async (order, listen) => {
    const { network, settings, init, freeze = [], engine = 'auto', force = false } = order;
    const datasetFile = await prepareDataset(settings.dataset);
    const named = order.directory === undefined ? undefined : resolve(order.directory);
    if (named !== undefined && (await exists(join(named, RUN_FOLDER.run)))) {
      throw new StudioCallError(
        'exists',
        `${named} already holds a run: resume it, or name another folder.`,
        named,
      );
    }
    const runDirectory = named ?? (await makeRunFolder(runs, network.name));
    return launch(
      { ...startingInfo(runDirectory, network.name), epochs: settings.epochs },
      {
        kind: 'train',
        network,
        settings,
        datasetFile,
        runDirectory,
        resume: false,
        ...(init === undefined ? {} : { init }),
        freeze,
        engine,
        force,
      },
      listen,
    );
  };
  const trainOn: Runs['continue'] = async (directory, { force = false, ...changes } = {}, listen) => {
    const file = await readRunFile(directory);
    const info = await readRunFolder(directory);
    if (!file || !info) throw new StudioCallError('notFound', `${directory} holds no run.`, directory);
    const running = live.get(info.id);
    if ((running && !isOver(running.info)) || (await isHeld(directory))) {
      throw new StudioCallError('busy', `The run in ${directory} is being trained already.`, directory);
    }
    const read = readNetwork(file.networkText);
    if (!read.ok)
      throw new StudioCallError(
        'network',
        `The network of the run in ${directory} cannot be read.`,
        directory,
      );
    const settings = { ...file.settings, ...changes };
    return launch(
      { ...info, state: 'starting', epochs: settings.epochs, canContinue: false, problems: [] },
      {
        kind: 'train',
        network: read.network,
        settings,
        datasetFile: (await exists(file.dataset.file))
          ? file.dataset.file
          : await prepareDataset(settings.dataset),
        runDirectory: directory,
        resume: true,
        // Only read where there is no checkpoint yet.
        ...(file.init === undefined ? {} : { init: file.init }),
        freeze: file.freeze,
        engine: 'auto',
        force,
      },
      listen,
    );
  };
  const find = (id: string): LiveRun => {
    const run = live.get(id);
    if (!run || isOver(run.info))
      throw new StudioCallError('notFound', `There is no run ${id} under way.`, id);
    return run;
  };
  /** Ids come from the window: only a plain name in the runs folder, or a run of this session, is one. */
  const folderOf = (id: string): string => {
    const run = live.get(id);
    if (run) return run.info.directory;
    if (basename(id) !== id || id === '..' || id === '.') {
      throw new StudioCallError('invalid', `"${id}" is no run's name.`, id);
    }
    return join(runs, id);
  };

  const weightsOf = async (id: string): Promise<string> => {
    const directory = folderOf(id);
    if (await hasCheckpoint(directory)) return directory;
    throw new StudioCallError('notFound', `The run ${id} has no weights to start from.`, id);
  };

  return {
    start,
    continue: trainOn,
    folderOf,
    handlers: {
      'runs.start': async ({ network, settings, init, force = false }) => {
        const order = readOrder(network, settings);
        const from = init === undefined ? {} : { init: await weightsOf(init) };
        return { run: (await start({ ...order, ...from, force })).info };
      },
      'runs.continue': async ({ id }) => ({ run: (await trainOn(folderOf(id))).info }),
      'runs.pause': ({ id }) => {
        find(id).pause();
        return {};
      },
      'runs.resume': ({ id }) => {
        find(id).resume();
        return {};
      },
      'runs.stop': ({ id }) => {
        find(id).stop();
        return {};
      },
      'runs.list': async () => {
        const known = [...live.values()].map(({ info }) => info);
        const others = (await listRunFolders(runs)).filter(({ id }) => !live.has(id));
        return { runs: [...known, ...others].sort((a, b) => b.startedAt - a.startedAt) };
      },
      'runs.metrics': ({ id, fromStep }) => readMetrics(join(folderOf(id), RUN_FOLDER.metrics), fromStep),
      'runs.statistics': async ({ id, last }) => ({
        records: await readStatistics(join(folderOf(id), RUN_FOLDER.statistics), last),
      }),
    },
    async dispose() {
      const under = [...live.values()].filter(({ info }) => !isOver(info));
      for (const run of under) if (run.info.state !== 'stopping') run.stop();
      const late = setTimeout(() => {
        for (const run of under) run.kill();
      }, FAREWELL);
      await Promise.all(under.map(({ over }) => over));
      clearTimeout(late);
    },
  };
}

const startingInfo = (directory: string, name: string): Omit<RunInfo, 'epochs'> => ({
  id: basename(directory),
  directory,
  name,
  state: 'starting',
  startedAt: Date.now(),
  step: 0,
  totalSteps: 0,
  stepsPerEpoch: 0,
  canContinue: false,
  hasWeights: false,
  problems: [],
});

const exists = (path: string): Promise<boolean> =>
  fs.access(path).then(
    () => true,
    () => false,
  );
