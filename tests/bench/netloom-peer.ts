import { fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type EngineInfo,
  type StepRecord,
  TRAINER_ENVIRONMENT,
  type TrainerEvent,
  type TrainerRequest,
} from '../../main/trainer/messages.ts';
import { encodeSafetensors } from '../../shared/exporters/safetensors.ts';
import { createRandom } from '../../shared/program/random.ts';
import { trainingSettings } from '../../shared/program/settings.ts';
import type { BenchNet } from './nets.ts';

const WARM_UP = 5;

function randomDataset(net: BenchNet, count: number): Uint8Array {
  const random = createRandom(1);
  const size = net.input.reduce((product, each) => product * each, 1);
  return encodeSafetensors(
    new Map([
      [
        'images',
        {
          dtype: 'U8' as const,
          shape: [count, ...net.input],
          data: Uint8Array.from({ length: count * size }, () => random.integer(256)),
        },
      ],
      [
        'labels',
        {
          dtype: 'I32' as const,
          shape: [count],
          data: Int32Array.from({ length: count }, (_, i) => i % 10),
        },
      ],
    ]),
    { title: 'random', classes: JSON.stringify([...'0123456789']) },
  );
}

export interface NetloomResult {
  readonly imagesPerSecond: number;
  readonly engine: EngineInfo;
  readonly peakMemory: number;
}

/**
 * Trains as the program does: the built trainer process, run folder, metrics and all. Counted from the step after the
 * warm-up to the last, by the run's own clock.
 */
export function trainWithNetloom(trainer: string, net: BenchNet, steps: number): Promise<NetloomResult> {
  const directory = mkdtempSync(join(tmpdir(), 'netloom-bench-'));
  const datasetFile = join(directory, 'data.safetensors');
  writeFileSync(datasetFile, randomDataset(net, (steps + WARM_UP) * net.batchSize));
  const child = fork(trainer, [], { env: { ...TRAINER_ENVIRONMENT, ...process.env }, execArgv: [] });
  const request: TrainerRequest = {
    kind: 'train',
    network: net.network,
    settings: trainingSettings.parse({ epochs: 1, batchSize: net.batchSize, validationSplit: 0 }),
    datasetFile,
    runDirectory: join(directory, 'run'),
    resume: false,
    freeze: [],
    engine: 'native',
  };
  return new Promise<NetloomResult>((resolve, reject) => {
    const records: StepRecord[] = [];
    let engine: EngineInfo | undefined;
    let peakMemory = 0;
    let problem = 'the trainer ended without a word';
    child.on('message', (event: TrainerEvent) => {
      if (event.kind === 'start') engine = event.engine;
      else if (event.kind === 'steps') records.push(...event.steps);
      else if (event.kind === 'end') peakMemory = event.peakMemory;
      else if (event.kind === 'problem') problem = event.problem.message;
    });
    child.once('error', reject);
    child.once('exit', () => {
      rmSync(directory, { recursive: true, force: true });
      const first = records[WARM_UP - 1];
      const last = records[records.length - 1];
      if (!engine || !first || !last || last.step - first.step < steps - 1) return reject(new Error(problem));
      const seconds = (last.time - first.time) / 1000;
      resolve({ imagesPerSecond: ((last.step - first.step) * net.batchSize) / seconds, engine, peakMemory });
    });
    child.send(request);
  });
}
