import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Network } from '../../../shared/network/network.ts';
import { writeNetwork } from '../../../shared/network/write.ts';
import type { TrainingSettings } from '../../../shared/program/settings.ts';
import type { WeightsReport } from '../../../shared/program/starting-weights.ts';
import { weightsReport } from '../../../shared/protocol/records.ts';
import type { EngineInfo } from '../messages.ts';
import { writeAtomically } from './files.ts';

/** `run.json`: all that is needed to show, resume or repeat a run. */
export interface RunFile {
  readonly format: 'netloom-run';
  readonly version: 1;
  readonly name: string;
  /** The network as it was, as an object and as the bytes of its file. */
  readonly network: Network;
  readonly networkText: string;
  readonly settings: TrainingSettings;
  readonly seed: number;
  readonly freeze: readonly string[];
  readonly init?: string;
  /** What was taken over from `init`. */
  readonly weights?: WeightsReport;
  readonly dataset: {
    readonly file: string;
    readonly title: string;
    readonly classes: readonly string[];
    readonly shape: readonly number[];
    readonly trainingSamples: number;
    readonly validationSamples: number;
  };
  readonly engine: EngineInfo;
  readonly versions: { readonly netloom: string; readonly engine: string; readonly node: string };
  readonly totalSteps: number;
  readonly stepsPerEpoch: number;
  readonly parameters: number;
  /** Milliseconds since 1970; `resumedAt` has one entry per time the run was continued. */
  readonly startedAt: number;
  readonly resumedAt: readonly number[];
  /** Absent while it runs, and when its trainer was killed. */
  readonly ended?: {
    readonly outcome: 'completed' | 'stopped' | 'failed';
    readonly step: number;
    readonly at: number;
    /** On the validation samples after the last epoch that ended in this sitting. */
    readonly valAccuracy?: number;
  };
}

/** @throws TrainerError `diskFull`. */
export function writeRunFile(path: string, run: Omit<RunFile, 'networkText'>): void {
  const file: RunFile = { ...run, networkText: writeNetwork(run.network) };
  writeAtomically(path, Buffer.from(`${JSON.stringify(file, undefined, 2)}\n`));
}

const beginning = z.object({
  startedAt: z.number(),
  resumedAt: z.array(z.number()).default([]),
  weights: weightsReport.optional(),
});

/**
 * What a resumed run keeps of its beginning: when it was first started and since resumed, and the weights it started from;
 * undefined when `run.json` is absent or unreadable.
 */
export function readBeginning(
  path: string,
): Pick<RunFile, 'startedAt' | 'resumedAt' | 'weights'> | undefined {
  try {
    const { startedAt, resumedAt, weights } = beginning.parse(JSON.parse(readFileSync(path, 'utf8')));
    return { startedAt, resumedAt, ...(weights ? { weights } : {}) };
  } catch {
    return undefined;
  }
}
