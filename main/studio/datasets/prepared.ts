import { createHash } from 'node:crypto';
import { promises as fs } from 'node:fs';
import { join } from 'node:path';
import { encodeSafetensors, type StoredTensor } from '../../../shared/exporters/safetensors.ts';
import { PREPARED } from '../../trainer/messages.ts';
import { writeFileAtomically } from '../atomic-file.ts';
import { fileFailure } from '../file-failure.ts';
import { isWhole } from './prepared-header.ts';
import type { Dataset, Samples, Source } from './source.ts';

/** Gives the prepared file of a source, making it when it is not there yet. */
export type Prepare = (source: Source) => Promise<string>;

/**
 * Prepared data sets in `folder`, named after what they were made of. Two windows, or two processes, may want the same one
 * at once: the first within a process is waited for, and between processes the last finished, equal file stays.
 */
export function createPreparedCache(folder: string): Prepare {
  const underWay = new Map<string, Promise<string>>();
  return (source) => {
    const key = createHash('sha256').update(source.identity).digest('hex').slice(0, 16);
    const path = join(folder, `${source.slug}-${key}.safetensors`);
    const waiting = underWay.get(path);
    if (waiting) return waiting;
    const made = prepare(source, folder, path).finally(() => underWay.delete(path));
    underWay.set(path, made);
    return made;
  };
}

async function prepare(source: Source, folder: string, path: string): Promise<string> {
  if (await isWhole(path)) return path;
  const bytes = encodePrepared(await source.load());
  try {
    await fs.mkdir(folder, { recursive: true });
    await writeFileAtomically(path, bytes);
  } catch (error) {
    throw fileFailure(error, 'write', path);
  }
  return path;
}

/** The format that `PREPARED` of the trainer's messages describes. */
export function encodePrepared({ title, classes, shape, samples, validation }: Dataset): Uint8Array {
  const tensors = new Map<string, StoredTensor>();
  const add = (prefix: string, { images, labels }: Samples): void => {
    const count = labels.length;
    tensors.set(prefix + PREPARED.images, { dtype: 'U8', shape: [count, ...shape], data: images });
    tensors.set(prefix + PREPARED.labels, { dtype: 'I32', shape: [count], data: labels });
  };
  add('', samples);
  if (validation) add(PREPARED.validation, validation);
  return encodeSafetensors(tensors, { title, classes: JSON.stringify(classes) });
}
