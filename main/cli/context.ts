import { join } from 'node:path';
import { createStudio, type Studio } from '../studio/index.ts';
import { forkChildProcess } from '../studio/trainer/child-process.ts';

/** Where the build put things: everything lies beside or near this very file, `out/main/cli.cjs`. */
export const rendererDirectory = join(__dirname, '..', 'renderer');

/** @param openPath a network for the window to begin with. */
export const openStudio = (openPath?: string): Studio =>
  createStudio({
    mode: 'web',
    forkTrainer: forkChildProcess(join(__dirname, 'trainer.cjs')),
    ...(openPath === undefined ? {} : { openPath }),
  });
