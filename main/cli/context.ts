import { join } from 'node:path';
import { createStudio, type Studio } from '../studio/index.ts';
import { forkChildProcess } from '../studio/trainer/child-process.ts';

/** Where the build put things: everything lies beside or near this very file, `out/main/cli.cjs`. */
export const rendererDirectory = join(__dirname, '..', 'renderer');

export const openStudio = (): Studio =>
  createStudio({ mode: 'web', forkTrainer: forkChildProcess(join(__dirname, 'trainer.cjs')) });
