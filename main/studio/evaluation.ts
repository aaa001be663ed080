import type { Network } from '../../shared/network/network.ts';
import { StudioCallError } from '../../shared/protocol/errors.ts';
import type { EngineChoice, EvaluateRequest, TrainerEvent } from '../trainer/messages.ts';
import type { ForkTrainer } from './trainer/process.ts';

export interface Evaluation {
  readonly network: Network;
  /** A built-in name or a path. */
  readonly dataset: string;
  /** A run folder or a safetensors file; absent: the weights that `seed` draws. */
  readonly weights?: string;
  readonly seed: number;
  readonly limit?: number;
  readonly validationSplit: number;
  readonly split: EvaluateRequest['split'];
  readonly engine?: EngineChoice;
}

export interface RunningEvaluation {
  stop(): void;
  /** Rejects with `StudioCallError` `engine` when the trainer dies; problems are events before the `end`. */
  readonly over: Promise<void>;
}

/** Runs a network over a data set; `listen` hears a `prediction` a sample, then `evaluated`, then `end`. */
export async function startEvaluation(
  { dataset, engine = 'auto', ...what }: Evaluation,
  prepareDataset: (name: string) => Promise<string>,
  forkTrainer: ForkTrainer,
  listen: (event: TrainerEvent) => void,
): Promise<RunningEvaluation> {
  const datasetFile = await prepareDataset(dataset);
  const trainer = forkTrainer();
  let ended = false;
  trainer.onEvent((event) => {
    if (event.kind === 'end') ended = true;
    listen(event);
  });
  const over = new Promise<void>((resolve, reject) => {
    trainer.onExit((how) => {
      if (ended) resolve();
      else reject(new StudioCallError('engine', `The evaluating process died (${how}).`));
    });
  });
  trainer.send({ kind: 'evaluate', ...what, datasetFile, engine });
  return { stop: () => trainer.send({ kind: 'stop' }), over };
}
