import { promises as fs, type Stats } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileFailure } from '../../file-failure.ts';
import { datasetFailure } from '../source.ts';

export interface IdxPair {
  readonly images: string;
  readonly labels: string;
}
export interface IdxFiles {
  readonly training: IdxPair;
  /** The source's own test part. */
  readonly validation?: IdxPair;
}

const IMAGES = /images/i;
const IDX = /idx\d/i;
/** What stands in the names of a test part where `train` stands in those of the training part. */
const TEST_WORDS = ['t10k', 'test', 'val', 'validation'];

/**
 * Finds the files of a data set by their usual names (`train-images-idx3-ubyte`, `train-labels-idx1-ubyte`, `t10k-…`; with or
 * without `.gz`), from a folder that holds them or from the images file.
 * @throws StudioCallError `notFound`, or `dataset` when a part is missing or several sets lie side by side.
 */
export async function findIdxFiles(path: string): Promise<IdxFiles> {
  let stats: Stats;
  try {
    stats = await fs.stat(path);
  } catch (error) {
    throw fileFailure(error, 'read', path);
  }
  const folder = stats.isDirectory() ? path : dirname(path);
  const names = await namesIn(folder);
  const imagesName = stats.isDirectory() ? pickImages(names, path) : basename(path);
  const training = pairOf(folder, names, imagesName);
  if (!training) {
    const wanted = labelsName(imagesName);
    throw datasetFailure(
      wanted === undefined
        ? `${path}: the labels are found by the images' name, so it should hold the word "images", as in train-images-idx3-ubyte.`
        : `${join(folder, imagesName)} has no labels beside it: expected ${join(folder, wanted)} (or with .gz).`,
      path,
    );
  }
  const validation = TEST_WORDS.map((word) => imagesName.replace(/train/i, word))
    .filter((name) => name !== imagesName)
    .map((name) => pairOf(folder, names, present(names, name) ?? name))
    .find((pair) => pair !== undefined && names.has(basename(pair.images)));
  return validation ? { training, validation } : { training };
}

async function namesIn(folder: string): Promise<ReadonlySet<string>> {
  try {
    return new Set((await fs.readdir(folder)).sort());
  } catch (error) {
    throw fileFailure(error, 'list', folder);
  }
}

function pickImages(names: ReadonlySet<string>, folder: string): string {
  const images = [...names].filter((name) => IMAGES.test(name) && IDX.test(name));
  const isTest = (name: string): boolean => TEST_WORDS.some((word) => name.toLowerCase().includes(word));
  const training = images.filter((name) => !isTest(name));
  // The same file packed and unpacked is one data set.
  const distinct = training.filter((name) => !(name.endsWith('.gz') && names.has(name.slice(0, -3))));
  const [only, another] = distinct.length > 0 ? distinct : images;
  if (only === undefined) {
    throw datasetFailure(
      `${folder} holds no IDX images: expected a file like train-images-idx3-ubyte or train-images-idx3-ubyte.gz.`,
      folder,
    );
  }
  if (another !== undefined) {
    throw datasetFailure(`${folder} holds several data sets: name one of ${distinct.join(', ')}.`, folder);
  }
  return only;
}

const unpacked = (name: string): string => name.replace(/\.gz$/i, '');
const present = (names: ReadonlySet<string>, name: string): string | undefined =>
  [name, unpacked(name), `${unpacked(name)}.gz`].find((candidate) => names.has(candidate));

/** `train-images-idx3-ubyte` → `train-labels-idx1-ubyte`; undefined when the name says nothing of images. */
function labelsName(images: string): string | undefined {
  if (!IMAGES.test(images)) return undefined;
  return images.replace(IMAGES, 'labels').replace(IDX, 'idx1');
}

function pairOf(folder: string, names: ReadonlySet<string>, images: string): IdxPair | undefined {
  const wanted = labelsName(images);
  const labels = wanted === undefined ? undefined : present(names, wanted);
  return labels === undefined ? undefined : { images: join(folder, images), labels: join(folder, labels) };
}
