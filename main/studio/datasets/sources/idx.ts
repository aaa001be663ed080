import { promises as fs } from 'node:fs';
import { basename, resolve } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { fileFailure } from '../../file-failure.ts';
import { decodeIdx, type IdxFile } from '../idx/decode.ts';
import { findIdxFiles, type IdxPair } from '../idx/find.ts';
import { joinImagesAndLabels, type LabelledImages } from '../idx/samples.ts';
import { type Dataset, datasetFailure, type Source } from '../source.ts';

/** Bytes of one unpacked file: what one array can hold, and far more than trains on one machine. */
const LIMIT = 2 ** 31 - 1;

/** IDX files by path: a folder, or the images file. @throws StudioCallError when they cannot be found. */
export async function openIdx(path: string): Promise<Source> {
  const absolute = resolve(path);
  const { training, validation } = await findIdxFiles(absolute);
  const files = [training, ...(validation ? [validation] : [])].flatMap(({ images, labels }) => [
    images,
    labels,
  ]);
  const states = await Promise.all(files.map(stateOf));
  const title = basename(absolute);
  return {
    slug: title.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 40) || 'idx',
    identity: JSON.stringify(['idx 1', states]),
    load: async () => toDataset(title, await readPair(training), validation && (await readPair(validation))),
  };
}

/** The cache key's part of a file: it is taken for unchanged while size and time are. */
async function stateOf(path: string): Promise<readonly [string, number, number]> {
  try {
    const { size, mtimeMs } = await fs.stat(path);
    return [path, size, mtimeMs];
  } catch (error) {
    throw fileFailure(error, 'read', path);
  }
}

const readPair = async ({
  images,
  labels,
}: IdxPair): Promise<LabelledImages & { readonly path: string }> => ({
  ...joinImagesAndLabels(await readIdx(images), await readIdx(labels)),
  path: images,
});

async function readIdx(path: string): Promise<IdxFile> {
  let bytes: Uint8Array;
  try {
    const { size } = await fs.stat(path);
    if (size > LIMIT)
      throw datasetFailure(`${path} has ${size} bytes; files of at most 2 GiB are read.`, path);
    bytes = await fs.readFile(path);
  } catch (error) {
    throw fileFailure(error, 'read', path);
  }
  // By its first bytes rather than its name, which often keeps or loses the `.gz`.
  return decodeIdx(bytes[0] === 0x1f && bytes[1] === 0x8b ? await unpack(bytes, path) : bytes, path);
}

async function unpack(bytes: Uint8Array, path: string): Promise<Uint8Array> {
  try {
    return await promisify(gunzip)(bytes, { maxOutputLength: LIMIT });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw datasetFailure(`${path} cannot be unpacked (gzip: ${reason}): it is damaged or cut short.`, path);
  }
}

function toDataset(
  title: string,
  training: LabelledImages,
  validation: (LabelledImages & { readonly path: string }) | undefined,
): Dataset {
  if (validation && validation.shape.join() !== training.shape.join()) {
    throw datasetFailure(
      `The images of ${validation.path} are ${validation.shape.join(' × ')}, those to train on ${training.shape.join(' × ')}.`,
      validation.path,
    );
  }
  const count = Math.max(training.classes, validation?.classes ?? 0);
  return {
    title,
    classes: Array.from({ length: count }, (_, label) => String(label)),
    shape: training.shape,
    samples: training,
    ...(validation ? { validation } : {}),
  };
}
