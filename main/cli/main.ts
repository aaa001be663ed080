import { CommanderError } from 'commander';
import { EXIT, exitCodeOf } from './exit.ts';
import { warn } from './output.ts';
import { createProgram } from './program.ts';

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The reader of a pipe has gone (`| head`); commands that should stop for it listen as well.
  if (error.code !== 'EPIPE') throw error;
});

createProgram()
  .parseAsync()
  .catch((error: unknown) => {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? EXIT.done : EXIT.wrongCall;
      return;
    }
    warn(error instanceof Error ? error.message : String(error));
    process.exitCode = exitCodeOf(error);
  });
