import { StudioCallError } from '../../../shared/protocol/errors.ts';

export type ImageShape = readonly [height: number, width: number, channels: number];

export interface Samples {
  /** Row-major `[count, height, width, channels]`, 0 to 255. */
  readonly images: Uint8Array;
  /** Class indices. */
  readonly labels: Int32Array;
}

/** What a source gives: all of a data set, in memory. */
export interface Dataset {
  readonly title: string;
  readonly classes: readonly string[];
  readonly shape: ImageShape;
  readonly samples: Samples;
  /** Where the source has a split of its own. */
  readonly validation?: Samples;
}

/** Somewhere images come from. */
export interface Source {
  /** Readable start of the prepared file's name. */
  readonly slug: string;
  /** Changes whenever `load` would give something else: version of the reader, and what it reads (path, size, time). */
  readonly identity: string;
  /** @throws StudioCallError `dataset`, naming the file, what was expected and what was received. */
  load(): Promise<Dataset>;
}

export const datasetFailure = (message: string, path?: string): StudioCallError =>
  new StudioCallError('dataset', message, path);
