import type { TrainerEvent, TrainerRequest } from '../../trainer/messages.ts';

/** A trainer as the studio sees it, whatever kind of process it is. */
export interface TrainerProcess {
  readonly pid: number | undefined;
  send(request: TrainerRequest): void;
  onEvent(listener: (event: TrainerEvent) => void): void;
  /** After its last event. `how` tells of an unexpected end: `signal SIGKILL`, `exit code 1`, and its last words if any. */
  onExit(listener: (how: string) => void): void;
  kill(): void;
}

/** Starts one: `utilityProcess` in Electron, `child_process.fork` elsewhere. */
export type ForkTrainer = () => TrainerProcess;

const KINDS: ReadonlySet<string> = new Set<TrainerEvent['kind']>([
  'start',
  'weights',
  'steps',
  'statistics',
  'epoch',
  'saved',
  'paused',
  'resumed',
  'problem',
  'prediction',
  'evaluated',
  'previewed',
  'previewFailed',
  'end',
]);

/** The trainer is of the same build, so that what it sends is known by its kind alone. */
export const isTrainerEvent = (message: unknown): message is TrainerEvent =>
  typeof message === 'object' &&
  message !== null &&
  'kind' in message &&
  typeof message.kind === 'string' &&
  KINDS.has(message.kind);
