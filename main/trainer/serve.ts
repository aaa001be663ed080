import { createControl } from './control.ts';
import { evaluate } from './evaluation.ts';
import type { TrainerRequest } from './messages.ts';
import { peakMemory } from './peak-memory.ts';
import type { Port } from './port.ts';
import { servePreviews } from './preview/serve.ts';
import { problemOf, TrainerError } from './problem.ts';
import { createReporter } from './reporter.ts';
import { parseRequest } from './requests.ts';
import { train } from './training.ts';

/** How long a training whose window is gone may take to save itself, in milliseconds. */
const FAREWELL = 30_000;

/**
 * Serves one job that comes through `port`, or any number of previews; settles with the process' exit code once everything is
 * sent. When the other side goes away, the job stops, with a checkpoint.
 */
export function serve(port: Port): Promise<number> {
  const control = createControl();
  const reporter = createReporter(port.send);
  let job: Promise<void> | undefined;
  let preview: ReturnType<typeof servePreviews> | undefined;

  return new Promise((resolve) => {
    const leave = async (code: number): Promise<void> => {
      await port.drain();
      resolve(code);
    };
    const fail = (error: unknown): Promise<void> => {
      reporter.problem(problemOf(error));
      reporter.send({
        kind: 'end',
        outcome: 'failed',
        step: reporter.lastStep,
        peakMemory: peakMemory(),
      });
      return leave(1);
    };
    const run = async (request: Extract<TrainerRequest, { kind: 'train' | 'evaluate' }>): Promise<void> => {
      try {
        const work =
          request.kind === 'train' ? train(request, control, reporter) : evaluate(request, control, reporter);
        reporter.send({ kind: 'end', ...(await work) });
        await leave(0);
      } catch (error) {
        await fail(error);
      }
    };

    port.onMessage((message) => {
      const request = parseRequest(message);
      if (typeof request === 'string') {
        const error = new TrainerError('internal', request);
        if (job) reporter.problem({ ...error.problem, severity: 'warning' });
        else job = fail(error);
        return;
      }
      switch (request.kind) {
        case 'train':
        case 'evaluate':
          job ??= run(request);
          return;
        case 'preview':
          preview ??= servePreviews(port.send);
          return preview(request);
        case 'pause':
          return control.pause();
        case 'resume':
          return control.resume();
        case 'stop':
          return control.stop();
      }
    });
    port.onClose(() => {
      if (!job) return resolve(0);
      control.stop();
      setTimeout(() => resolve(1), FAREWELL).unref();
    });
    process.on('uncaughtException', fail);
    process.on('unhandledRejection', fail);
  });
}
