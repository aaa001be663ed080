import { readNetwork } from '../../../shared/network/read.ts';
import { parseTrainingSettings, trainingSettings } from '../../../shared/program/settings.ts';
import { StudioCallError } from '../../../shared/protocol/errors.ts';
import type { Handlers } from '../../../shared/protocol/server.ts';
import { readSample } from '../datasets/inspect.ts';
import type { ForkTrainer } from '../trainer/process.ts';
import { createPreviewProcess } from './process.ts';

export interface PreviewsOptions {
  readonly prepareDataset: (name: string) => Promise<string>;
  readonly folderOf: (run: string) => string;
  readonly forkTrainer: ForkTrainer;
}

export interface Previews {
  readonly handlers: Pick<Handlers, 'previews.show'>;
  dispose(): void;
}

/** What layers make of samples, computed in a process of its own: neither the window nor a training waits for it. */
export function createPreviews({ prepareDataset, folderOf, forkTrainer }: PreviewsOptions): Previews {
  const computing = createPreviewProcess(forkTrainer);
  return {
    handlers: {
      'previews.show': async ({ network: text, dataset, sample, run, wanted }) => {
        const read = readNetwork(text);
        if (!read.ok)
          throw new StudioCallError('network', read.problems.map(({ message }) => message).join(' '));
        const { network } = read;
        const { shape, pixels, classes, ...about } = await readSample(await prepareDataset(dataset), sample);
        const preview = await computing.show({
          network,
          image: { shape, pixels: Buffer.from(pixels).toString('base64') },
          seed: seedOf(network.training),
          wanted,
          engine: 'auto',
          ...(run === undefined ? {} : { run: folderOf(run) }),
        });
        const { engine, checkpoint, activations, unseen, time } = preview;
        return {
          engine,
          weights:
            checkpoint === undefined || run === undefined
              ? { from: 'drawn' }
              : { from: 'run', run, step: checkpoint.step, drawn: [...checkpoint.drawn] },
          sample: about,
          classes,
          activations: [...activations],
          unseen,
          time,
        };
      },
    },
    dispose: () => computing.end(),
  };
}

/** The seed that would draw the weights in a training, whatever else the settings say. */
function seedOf(training: unknown): number {
  const parsed = parseTrainingSettings(training);
  return parsed.ok ? parsed.settings.seed : trainingSettings.parse({}).seed;
}
