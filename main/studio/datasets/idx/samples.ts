import { datasetFailure, type ImageShape, type Samples } from '../source.ts';
import type { IdxFile } from './decode.ts';

/** More classes than this are a sign that the file holds no class numbers. */
const MOST_CLASSES = 10_000;

export interface LabelledImages extends Samples {
  readonly shape: ImageShape;
  /** Labels are 0 … classes − 1. */
  readonly classes: number;
}

/** Puts an images file and its labels together. @throws StudioCallError `dataset` where they do not belong together. */
export function joinImagesAndLabels(images: IdxFile, labels: IdxFile): LabelledImages {
  const [count = 0, height = 0, width = 0, channels = 1] = images.shape;
  if (images.shape.length < 3 || images.shape.length > 4) {
    throw datasetFailure(
      `${images.path} should hold images (3 axes: count × height × width, or 4 with channels), ` +
        `but it has ${axesOf(images)}.`,
      images.path,
    );
  }
  if (images.values.length === 0) {
    throw datasetFailure(
      `${images.path} holds no images: its size is ${images.shape.join(' × ')}.`,
      images.path,
    );
  }
  if (labels.shape.length !== 1) {
    throw datasetFailure(
      `${labels.path} should hold labels (1 axis), but it has ${axesOf(labels)}.`,
      labels.path,
    );
  }
  if (labels.shape[0] !== count) {
    throw datasetFailure(
      `${images.path} has ${count} images, but ${labels.path} has ${labels.shape[0]} labels: they do not belong together.`,
      labels.path,
    );
  }
  const classIndices = toClassIndices(labels);
  return {
    shape: [height, width, channels],
    images: toPixels(images),
    labels: classIndices,
    classes: classIndices.reduce((most, label) => Math.max(most, label), 0) + 1,
  };
}

const axesOf = ({ shape }: IdxFile): string => `${shape.length} (${shape.join(' × ')})`;

function toClassIndices({ values, type, path }: IdxFile): Int32Array {
  if (values instanceof Float32Array || values instanceof Float64Array) {
    throw datasetFailure(
      `${path} should hold class numbers (bytes or whole numbers), but it holds ${type}s.`,
      path,
    );
  }
  const labels = new Int32Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const label = values[i]!;
    if (label < 0 || label >= MOST_CLASSES) {
      throw datasetFailure(
        `${path}: label ${i} is ${label}, and class numbers go from 0 to at most ${MOST_CLASSES - 1}.`,
        path,
      );
    }
    labels[i] = label;
  }
  return labels;
}

/** Bytes as they are; whole numbers of 0 to 255 too; real numbers of 0 to 1 times 255. Anything else has no known scale. */
function toPixels({ values, type, path }: IdxFile): Uint8Array {
  if (values instanceof Uint8Array) return values;
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (Number.isNaN(value)) throw datasetFailure(`${path} holds values that are no numbers (NaN).`, path);
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  const real = values instanceof Float32Array || values instanceof Float64Array;
  if (low < 0 || high > 255) {
    throw datasetFailure(
      `${path} holds ${type} values from ${low} to ${high}; pixels must lie in 0 to 255` +
        `${real ? ', or 0 to 1' : ''}. Scale them first.`,
      path,
    );
  }
  const scale = real && high <= 1 ? 255 : 1;
  const pixels = new Uint8Array(values.length);
  for (let i = 0; i < values.length; i++) pixels[i] = Math.round(values[i]! * scale);
  return pixels;
}
