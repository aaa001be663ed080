import { type ChildProcess, fork } from 'node:child_process';
import { trainerEnvironment } from './environment.ts';
import { createLastWords } from './last-words.ts';
import { type ForkTrainer, isTrainerEvent, type TrainerProcess } from './process.ts';

/** Trainers as child processes of Node. @param script the built trainer, `out/main/trainer.cjs`. */
export const forkChildProcess =
  (script: string): ForkTrainer =>
  () => {
    const child = fork(script, [], {
      env: trainerEnvironment(),
      execArgv: [],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      // In a process group of its own: Ctrl-C at the terminal is for us, who then ask it to stop with a checkpoint.
      detached: process.platform !== 'win32',
    });
    return trainerOf(child);
  };

function trainerOf(child: ChildProcess): TrainerProcess {
  const words = createLastWords();
  child.stderr?.on('data', words.hear);
  return {
    pid: child.pid,
    send(request) {
      // Fails only when the trainer is gone, which `onExit` tells.
      if (child.connected) child.send(request, () => {});
    },
    onEvent(listener) {
      child.on('message', (message) => {
        if (isTrainerEvent(message)) listener(message);
      });
    },
    onExit(listener) {
      let how: string | undefined;
      const finish = (): void => {
        // `exit` may come before the last message has been read; `disconnect` comes after it.
        if (how === undefined || child.connected) return;
        listener(words.after(how));
        how = undefined;
      };
      child.on('exit', (code, signal) => {
        how = signal ? `signal ${signal}` : `exit code ${code}`;
        finish();
      });
      child.on('disconnect', finish);
      child.on('error', (error) => {
        if (child.pid !== undefined) return;
        how = error.message;
        finish();
      });
    },
    kill: () => {
      child.kill('SIGKILL');
    },
  };
}
