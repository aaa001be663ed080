import { promises as fs } from 'node:fs';
import { z } from 'zod';

/** Longer headers are no prepared data set's: a few names and the classes. */
const LONGEST = 16 * 1024 * 1024;

const tensor = z.object({
  shape: z.array(z.int().min(0)),
  data_offsets: z.tuple([z.int().min(0), z.int().min(0)]),
});
const headerSchema = z.object({ __metadata__: z.record(z.string(), z.string()) }).catchall(tensor);

export interface PreparedHeader {
  readonly metadata: Readonly<Record<string, string>>;
  readonly tensors: ReadonlyMap<string, { readonly shape: readonly number[]; readonly start: number }>;
  /** Where the tensors' bytes begin; `start` counts from there. */
  readonly dataStart: number;
  /** Bytes that the whole file must have. */
  readonly size: number;
}

/** The head of a prepared data set: a safetensors file's length, then JSON. @throws Error when it is none. */
export async function readPreparedHeader(file: fs.FileHandle): Promise<PreparedHeader> {
  const head = Buffer.alloc(8);
  await file.read(head, 0, 8, 0);
  const length = Number(head.readBigUInt64LE());
  if (length > LONGEST) throw new Error('its header is too long');
  const text = Buffer.alloc(length);
  await file.read(text, 0, length, 8);
  const { __metadata__: metadata, ...entries } = headerSchema.parse(JSON.parse(text.toString('utf8')));
  const tensors = new Map(
    Object.entries(entries).map(([name, { shape, data_offsets }]) => [
      name,
      { shape, start: data_offsets[0] },
    ]),
  );
  const end = Math.max(0, ...Object.values(entries).map(({ data_offsets }) => data_offsets[1]));
  return { metadata, tensors, dataStart: 8 + length, size: 8 + length + end };
}

/** Whether `path` is there with all its bytes; a file that was cut short is made again. */
export async function isWhole(path: string): Promise<boolean> {
  let file: fs.FileHandle;
  try {
    file = await fs.open(path, 'r');
  } catch {
    return false;
  }
  try {
    return (await readPreparedHeader(file)).size === (await file.stat()).size;
  } catch {
    return false;
  } finally {
    await file.close();
  }
}
