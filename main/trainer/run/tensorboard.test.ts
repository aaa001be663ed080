import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { testFolder } from '../testing/folder.ts';
import { maskedCrc32c } from './crc32c.ts';
import { createEventFile } from './tensorboard.ts';

const tests = testFolder();

/** The records of an event file, each with its checksums verified. */
function records(bytes: Uint8Array): Uint8Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const found: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = view.getUint32(at, true);
    expect(view.getUint32(at + 4, true)).toBe(0);
    expect(view.getUint32(at + 8, true)).toBe(maskedCrc32c(bytes.subarray(at, at + 8)));
    const data = bytes.subarray(at + 12, at + 12 + length);
    expect(view.getUint32(at + 12 + length, true)).toBe(maskedCrc32c(data));
    found.push(data);
    at += length + 16;
  }
  return found;
}
const write = (fromStep: number, fill: (file: ReturnType<typeof createEventFile>) => void): Uint8Array[] => {
  const folder = mkdtempSync(join(tests, 'events-'));
  const file = createEventFile(folder, fromStep, () => 1_700_000_000_500);
  fill(file);
  file.flush();
  const names = readdirSync(folder);
  expect(names).toHaveLength(1);
  expect(names[0]).toMatch(/^events\.out\.tfevents\.1700000000\./);
  return records(readFileSync(join(folder, names[0]!)));
};
/** wall_time, field 1, fixed64: 1700000000.5. */
const WALL = `09${Buffer.from(new Float64Array([1_700_000_000.5]).buffer).toString('hex')}`;

it('begins with the file version', () => {
  const [first] = write(0, () => undefined);
  expect(Buffer.from(first!).toString('hex')).toBe(
    `${WALL}1a0d${Buffer.from('brain.Event:2').toString('hex')}`,
  );
});

it('writes scalars by step with the published field numbers', () => {
  const [, event] = write(0, (file) => file.scalars(300, { loss: 0.5 }));
  const value = `0a04${Buffer.from('loss').toString('hex')}150000003f`;
  expect(Buffer.from(event!).toString('hex')).toBe(`${WALL}10ac022a0d0a0b${value}`);
});

it('tells TensorBoard where a resumed run starts over', () => {
  const [, restart] = write(41, () => undefined);
  expect(Buffer.from(restart!).toString('hex')).toBe(`${WALL}102a3a020801`);
});
