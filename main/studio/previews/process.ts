import { StudioCallError } from '../../../shared/protocol/errors.ts';
import type { Preview, PreviewRequest, RunProblem } from '../../trainer/messages.ts';
import type { ForkTrainer, TrainerProcess } from '../trainer/process.ts';

/** How long a process that nobody asks lives on, in milliseconds: its next start takes a second. */
const PATIENCE = 5 * 60_000;

interface Waiting {
  resolve(preview: Preview): void;
  reject(error: StudioCallError): void;
}

/** The process that computes previews: started with the first request, and again after it died or was not needed. */
export interface PreviewProcess {
  show(request: Omit<PreviewRequest, 'kind' | 'id'>): Promise<Preview>;
  end(): void;
}

export function createPreviewProcess(forkTrainer: ForkTrainer, patience = PATIENCE): PreviewProcess {
  let trainer: TrainerProcess | undefined;
  let waiting = new Map<number, Waiting>();
  let idle: NodeJS.Timeout | undefined;
  let nextId = 1;

  const settle = (id: number, how: (one: Waiting) => void): void => {
    const one = waiting.get(id);
    waiting.delete(id);
    if (one) how(one);
  };

  function start(): TrainerProcess {
    const started = forkTrainer();
    const mine = new Map<number, Waiting>();
    waiting = mine;
    started.onEvent((event) => {
      if (event.kind === 'previewed') settle(event.id, ({ resolve }) => resolve(event));
      if (event.kind === 'previewFailed') settle(event.id, ({ reject }) => reject(failure(event.problem)));
    });
    started.onExit((how) => {
      if (trainer === started) trainer = undefined;
      const died = new StudioCallError('engine', `The process that computes previews died (${how}).`);
      for (const { reject } of mine.values()) reject(died);
      mine.clear();
    });
    return started;
  }

  function end(): void {
    clearTimeout(idle);
    trainer?.kill();
    trainer = undefined;
  }

  return {
    show(request) {
      clearTimeout(idle);
      idle = setTimeout(end, patience);
      idle.unref();
      trainer ??= start();
      const id = nextId++;
      const answer = new Promise<Preview>((resolve, reject) => waiting.set(id, { resolve, reject }));
      trainer.send({ kind: 'preview', id, ...request });
      return answer;
    },
    end,
  };
}

const failure = ({ code, message, node }: RunProblem): StudioCallError =>
  new StudioCallError(code === 'network' ? 'network' : 'engine', message, node);
