import { version } from '../../package.json';
import type { StepGraph } from '../../shared/program/types.ts';
import { collectGarbage, WORTH_COLLECTING } from './collect-garbage.ts';
import type { Control } from './control.ts';
import type { Engine } from './engine.ts';
import { trainLoop } from './loop.ts';
import type { TrainRequest } from './messages.ts';
import { openEngine } from './open-engine.ts';
import { peakMemory } from './peak-memory.ts';
import { type Prepared, prepare } from './prepare.ts';
import { problemOf } from './problem.ts';
import type { Reporter } from './reporter.ts';
import { makeRunFolder } from './run/folder.ts';
import { createRecorder } from './run/recorder.ts';
import { type RunFile, readBeginning, writeRunFile } from './run/run-file.ts';
import { createSaver } from './saver.ts';
import { createSession } from './session.ts';
import { type StartingPoint, startingPoint } from './starting-point.ts';

export interface JobEnd {
  readonly outcome: 'completed' | 'stopped';
  readonly step: number;
  /** The most memory the process has held, in bytes. */
  readonly peakMemory: number;
}

/**
 * Trains a network into a run folder, from the beginning or from the folder's last checkpoint.
 * @throws TrainerError, naming what is wrong; what was saved before stays.
 */
export async function train(request: TrainRequest, control: Control, reporter: Reporter): Promise<JobEnd> {
  const prepared = prepare(request);
  if (prepared.memory.problem) reporter.problem(prepared.memory.problem);
  const folder = makeRunFolder(request.runDirectory);
  const start = startingPoint(request, prepared.graph, folder, reporter);
  const engine = await openEngine(prepared.graph, request.engine);
  try {
    const session = createSession(engine, prepared.graph, request.settings);
    const variables = await start.variables;
    session.writeVariables(variables);
    variables.clear();
    const collect = bytesOf(prepared.graph) < WORTH_COLLECTING ? () => undefined : collectGarbage;
    collect();
    const run = describeRun(request, prepared, engine, start, folder.run);
    writeRunFile(folder.run, run);
    const recorder = createRecorder(folder, {
      fromStep: start.progress.step,
      metricsLength: start.metricsLength,
      statisticsLength: start.statisticsLength,
      report: reporter.problem,
    });
    recorder.flush();
    reporter.send({
      kind: 'start',
      engine: engine.info,
      totalSteps: run.totalSteps,
      stepsPerEpoch: run.stepsPerEpoch,
      trainingSamples: run.dataset.trainingSamples,
      validationSamples: run.dataset.validationSamples,
      fromStep: start.progress.step,
      parameters: run.parameters,
      memory: prepared.memory.estimate,
    });
    if (start.weights) reporter.send({ kind: 'weights', ...start.weights });
    let valAccuracy: number | undefined;
    const finish = (outcome: 'completed' | 'stopped' | 'failed', step: number): void => {
      recorder.flush();
      try {
        writeRunFile(folder.run, {
          ...run,
          ended: { outcome, step, at: Date.now(), ...(valAccuracy === undefined ? {} : { valAccuracy }) },
        });
      } catch (error) {
        reporter.problem({ ...problemOf(error), severity: 'warning' });
      }
    };

    const saver = createSaver(session, recorder, request.settings, start.progress);
    try {
      const progress = await trainLoop(
        {
          session,
          ...prepared,
          settings: request.settings,
          control,
          observer: {
            step(record) {
              recorder.step(record);
              reporter.step(record);
            },
            statistics(record) {
              recorder.statistics(record);
              reporter.statistics(record);
            },
            epoch(record) {
              valAccuracy = record.valAccuracy;
              recorder.epoch(record);
              reporter.epoch(record);
            },
            paused() {
              recorder.flush();
              reporter.send({ kind: 'paused' });
            },
            resumed: () => reporter.send({ kind: 'resumed' }),
            checkpoint(progress, best) {
              const saved = saver.save(progress, best);
              if (saved) reporter.send({ kind: 'saved', step: progress.step });
              collect();
            },
          },
        },
        start.progress,
      );
      await saver.saveAtLast(progress);
      const outcome = progress.completedEpochs < request.settings.epochs ? 'stopped' : 'completed';
      finish(outcome, progress.step);
      return { outcome, step: progress.step, peakMemory: peakMemory() };
    } catch (error) {
      finish('failed', reporter.lastStep);
      throw error;
    }
  } finally {
    engine.dispose();
  }
}

const bytesOf = ({ variables }: StepGraph): number =>
  variables.reduce((sum, { shape }) => sum + shape.reduce((product, size) => product * size, 4), 0);

function describeRun(
  request: TrainRequest,
  { graph, dataset, training, validation }: Prepared,
  engine: Engine,
  start: Pick<StartingPoint, 'weights'>,
  file: string,
): Omit<RunFile, 'networkText'> {
  const { network, settings, freeze, init } = request;
  const before = request.resume ? readBeginning(file) : undefined;
  const weights = start.weights ?? before?.weights;
  return {
    format: 'netloom-run',
    version: 1,
    name: network.name,
    network,
    settings,
    seed: settings.seed,
    freeze,
    ...(init === undefined ? {} : { init }),
    ...(weights ? { weights } : {}),
    dataset: {
      file: request.datasetFile,
      title: dataset.title,
      classes: dataset.classes,
      shape: dataset.shape,
      trainingSamples: training.samples,
      validationSamples: validation.samples,
    },
    engine: engine.info,
    versions: { netloom: version, engine: engine.info.version, node: process.version },
    totalSteps: settings.epochs * training.count,
    stepsPerEpoch: training.count,
    parameters: graph.variables
      .filter((variable) => variable.role !== 'slot')
      .reduce((sum, { shape }) => sum + shape.reduce((product, size) => product * size, 1), 0),
    startedAt: before?.startedAt ?? Date.now(),
    resumedAt: before ? [...before.resumedAt, Date.now()] : [],
  };
}
