import { promises as fs } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { trainingSettings } from '../../../shared/program/settings.ts';
import { engineInfo, type RunInfo, runProblem, weightsReport } from '../../../shared/protocol/records.ts';
import { RUN_FOLDER } from '../../trainer/messages.ts';
import { errorCode, fileFailure } from '../file-failure.ts';
import { isHeld } from './lock.ts';
import { readMetrics } from './metrics.ts';

/** What the studio reads of a trainer's `run.json`. */
const runFile = z.object({
  name: z.string(),
  networkText: z.string(),
  settings: trainingSettings,
  freeze: z.array(z.string()).default([]),
  init: z.string().optional(),
  weights: weightsReport.optional(),
  dataset: z.object({ file: z.string() }),
  engine: engineInfo,
  totalSteps: z.number(),
  stepsPerEpoch: z.number(),
  startedAt: z.number(),
  ended: z
    .object({
      outcome: z.enum(['completed', 'stopped', 'failed']),
      step: z.number(),
      valAccuracy: z.number().optional(),
    })
    .optional(),
});
export type RunFile = z.infer<typeof runFile>;

/** Beside the trainer's own files: what went wrong, so that it is still told tomorrow. */
const PROBLEMS = 'problems.json';

/** `20261124-013045-lenet-5`, in local time; a second run of the same second gets a number. */
export async function makeRunFolder(runs: string, name: string, now = new Date()): Promise<string> {
  const two = (n: number): string => String(n).padStart(2, '0');
  const day = `${now.getFullYear()}${two(now.getMonth() + 1)}${two(now.getDate())}`;
  const time = `${two(now.getHours())}${two(now.getMinutes())}${two(now.getSeconds())}`;
  const slug = name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60);
  const id = `${day}-${time}-${slug || 'run'}`;
  try {
    await fs.mkdir(runs, { recursive: true });
    for (let number = 1; ; number++) {
      const directory = join(runs, number === 1 ? id : `${id}-${number}`);
      try {
        await fs.mkdir(directory);
        return directory;
      } catch (error) {
        if (errorCode(error) !== 'EEXIST') throw error;
      }
    }
  } catch (error) {
    throw fileFailure(error, 'write', runs);
  }
}

/** Undefined when the folder holds no (readable) run. */
export async function readRunFile(directory: string): Promise<RunFile | undefined> {
  try {
    return runFile.parse(JSON.parse(await fs.readFile(join(directory, RUN_FOLDER.run), 'utf8')));
  } catch {
    return undefined;
  }
}

/** Whether there is a checkpoint to train on from. */
export async function hasCheckpoint(directory: string): Promise<boolean> {
  const names = await fs.readdir(join(directory, RUN_FOLDER.checkpoints)).catch(() => []);
  return names.some((name) => /^step-\d+\.safetensors$/.test(name));
}

export async function writeProblems(directory: string, problems: RunInfo['problems']): Promise<void> {
  const path = join(directory, PROBLEMS);
  try {
    if (problems.length > 0) await fs.writeFile(path, JSON.stringify(problems, undefined, 2));
    else await fs.unlink(path);
  } catch {
    // There was none, or the disk is full: telling of a problem must not become one.
  }
}

async function readProblems(directory: string): Promise<RunInfo['problems']> {
  try {
    return z.array(runProblem).parse(JSON.parse(await fs.readFile(join(directory, PROBLEMS), 'utf8')));
  } catch {
    return [];
  }
}

/** What is said of a run that has neither an end nor a process nor a word why: it was killed, window and all. */
const KILLED: RunInfo['problems'][number] = {
  severity: 'error',
  code: 'trainerDied',
  message: 'The training process died, and the program with it. The run is kept.',
};

/** A run as its folder tells of it; undefined when there is none. */
export async function readRunFolder(directory: string): Promise<RunInfo | undefined> {
  const file = await readRunFile(directory);
  if (!file) return undefined;
  const { name, engine, startedAt, totalSteps, stepsPerEpoch, settings, weights, ended } = file;
  const elsewhere = !ended && (await isHeld(directory));
  // Runs of a sitting in which no epoch ended, and of earlier versions, tell it in their records alone.
  const told = ended?.valAccuracy === undefined ? await soFar(directory) : ended;
  const step = ended?.step ?? told.step;
  const problems = await readProblems(directory);
  const hasWeights = await hasCheckpoint(directory);
  if (!ended && !elsewhere && problems.length === 0) problems.push(KILLED);
  return {
    id: basename(directory),
    directory,
    name,
    state: elsewhere ? 'running' : (ended?.outcome ?? 'failed'),
    startedAt,
    engine,
    step,
    totalSteps,
    stepsPerEpoch,
    epochs: settings.epochs,
    ...(told.valAccuracy === undefined ? {} : { valAccuracy: told.valAccuracy }),
    canContinue: !elsewhere && step < totalSteps && hasWeights,
    hasWeights,
    ...(weights ? { weights } : {}),
    problems,
  };
}

async function soFar(
  directory: string,
): Promise<{ readonly step: number; readonly valAccuracy: number | undefined }> {
  const { steps, epochs } = await readMetrics(join(directory, RUN_FOLDER.metrics), 0);
  return {
    step: steps[steps.length - 1]?.step ?? 0,
    valAccuracy: epochs[epochs.length - 1]?.valAccuracy,
  };
}

/** Every run in the runs folder, latest first. */
export async function listRunFolders(runs: string): Promise<RunInfo[]> {
  const names = await fs.readdir(runs).catch(() => []);
  const found = await Promise.all(names.map((name) => readRunFolder(join(runs, name))));
  return found.filter((run): run is RunInfo => run !== undefined).sort((a, b) => b.startedAt - a.startedAt);
}
