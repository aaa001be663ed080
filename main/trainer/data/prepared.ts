import { readFileSync } from 'node:fs';
import { decodeSafetensors, type SafetensorsFile } from '../../../shared/exporters/safetensors.ts';
import { PREPARED } from '../messages.ts';
import { TrainerError } from '../problem.ts';

/** Images with their classes: `pixels` is row-major `[count, height, width, channels]`, 0 to 255. */
export interface Samples {
  readonly count: number;
  readonly pixels: Uint8Array;
  readonly labels: Int32Array;
}

export interface Dataset {
  readonly title: string;
  readonly classes: readonly string[];
  /** `[height, width, channels]`. */
  readonly shape: readonly [number, number, number];
  readonly samples: Samples;
  /** The source's own split, where it has one. */
  readonly validation?: Samples;
}

/**
 * Reads a prepared data set (`PREPARED` in `messages.ts` says what that is).
 * @throws TrainerError `dataset`, naming the file and what is wrong with it.
 */
export function readDataset(file: string): Dataset {
  const wrong = (what: string): TrainerError =>
    new TrainerError('dataset', `The prepared data set ${file} cannot be used: ${what}. Prepare it again.`);

  let decoded: SafetensorsFile;
  try {
    decoded = decodeSafetensors(readFileSync(file));
  } catch (error) {
    throw wrong(error instanceof Error ? error.message : String(error));
  }
  const { tensors, metadata } = decoded;
  const classes = parseClasses(metadata.classes);
  if (!classes) throw wrong('its metadata has no list of class names');
  const title = metadata.title ?? file;

  const read = (
    prefix: string,
  ): { samples: Samples; shape: readonly [number, number, number] } | undefined => {
    const images = tensors.get(prefix + PREPARED.images);
    const labels = tensors.get(prefix + PREPARED.labels);
    if (!images && !labels) return undefined;
    if (!images || !labels) throw wrong(`it has only one of ${prefix}images and ${prefix}labels`);
    if (!(images.data instanceof Uint8Array) || images.shape.length !== 4)
      throw wrong(
        `${prefix}images must be U8 [count, height, width, channels]; got ${images.dtype} [${images.shape}]`,
      );
    if (!(labels.data instanceof Int32Array) || labels.shape.length !== 1)
      throw wrong(`${prefix}labels must be I32 [count]; got ${labels.dtype} [${labels.shape}]`);
    const [count, height, width, channels] = images.shape as [number, number, number, number];
    if (labels.shape[0] !== count)
      throw wrong(`it has ${count} ${prefix}images but ${labels.shape[0]} ${prefix}labels`);
    const bad = labels.data.findIndex((label) => label < 0 || label >= classes.length);
    if (bad >= 0) {
      throw wrong(
        `label ${labels.data[bad]} of ${prefix}sample ${bad} is outside its ${classes.length} classes (0 to ${classes.length - 1})`,
      );
    }
    return {
      samples: { count, pixels: images.data, labels: labels.data },
      shape: [height, width, channels],
    };
  };

  const main = read('');
  if (!main) throw wrong('it holds no images');
  if (main.samples.count === 0) throw wrong('it holds no samples');
  const own = read(PREPARED.validation);
  if (own && own.shape.join() !== main.shape.join())
    throw wrong(`its validation images are ${own.shape.join('×')}, the others ${main.shape.join('×')}`);
  return {
    title,
    classes,
    shape: main.shape,
    samples: main.samples,
    ...(own && own.samples.count > 0 ? { validation: own.samples } : {}),
  };
}

function parseClasses(json: string | undefined): readonly string[] | undefined {
  if (json === undefined) return undefined;
  try {
    const names: unknown = JSON.parse(json);
    return Array.isArray(names) && names.length > 0 ? names.map(String) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * A network takes a data set when its Input has the images' shape and it has one output per class.
 * @throws TrainerError `dataset`, naming both sides and how to mend it.
 */
export function checkFit(
  dataset: Dataset,
  network: { readonly inputShape: readonly number[]; readonly classes: number },
): void {
  const has = dataset.shape.join('×');
  const wants = network.inputShape.join('×');
  if (has !== wants) {
    const [height, width, channels] = dataset.shape;
    throw new TrainerError(
      'dataset',
      `The images of “${dataset.title}” are ${has} (height×width×channels), but the network's Input takes ${wants}: ` +
        `set Input to height ${height}, width ${width}, channels ${channels}, or choose another data set.`,
    );
  }
  if (network.classes !== dataset.classes.length) {
    throw new TrainerError(
      'dataset',
      `“${dataset.title}” has ${dataset.classes.length} classes, but the network tells ${network.classes} apart: ` +
        `the last layer with weights needs ${dataset.classes.length} units.`,
    );
  }
}
