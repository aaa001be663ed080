import { utilityProcess } from 'electron';
import { trainerEnvironment } from '../studio/trainer/environment.ts';
import { createLastWords } from '../studio/trainer/last-words.ts';
import { type ForkTrainer, isTrainerEvent } from '../studio/trainer/process.ts';

/** Trainers as Electron's utility processes: native TensorFlow must not be loaded into the main one. */
export const forkUtilityProcess =
  (script: string): ForkTrainer =>
  () => {
    const child = utilityProcess.fork(script, [], {
      env: trainerEnvironment(),
      execArgv: [],
      stdio: ['ignore', 'ignore', 'pipe'],
      serviceName: 'Netloom Trainer',
    });
    const words = createLastWords();
    child.stderr?.on('data', words.hear);
    return {
      get pid() {
        return child.pid;
      },
      send: (request) => child.postMessage(request),
      onEvent(listener) {
        child.on('message', (message: unknown) => {
          if (isTrainerEvent(message)) listener(message);
        });
      },
      onExit(listener) {
        child.once('exit', (code) => listener(words.after(`exit code ${code}`)));
      },
      kill() {
        // `child.kill` only asks, and a step of a large network may not listen for minutes.
        if (child.pid !== undefined) process.kill(child.pid, 'SIGKILL');
      },
    };
  };
