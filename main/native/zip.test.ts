import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { entryTarget, extractEntry, readZip } from './zip.ts';

let folder: string;
let archive: string;
const LINE = 'A line that deflates well.\n';
const text = LINE.repeat(5000);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'netloom-zip-'));
  archive = join(folder, 'a.whl');
  const script = `
import sys, zipfile
with zipfile.ZipFile(sys.argv[1], "w") as z:
    z.writestr("deep/er/text", ${JSON.stringify(LINE)} * 5000, zipfile.ZIP_DEFLATED)
    z.writestr("stored", bytes(range(256)), zipfile.ZIP_STORED)
    z.writestr("empty", b"")
    program = zipfile.ZipInfo("program"); program.external_attr = 0o100755 << 16
    z.writestr(program, "#!/bin/sh\\n")
`;
  execFileSync('python3', ['-c', script, archive]);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function extractAll(): Promise<void> {
  for (const entry of await readZip(archive))
    await extractEntry(archive, entry, entryTarget(join(folder, 'out'), entry.name));
}

describe('a zip archive', () => {
  it('gives back what was put in', async () => {
    await extractAll();
    const read = (name: string): Buffer => readFileSync(join(folder, 'out', name));
    expect(read('deep/er/text').toString()).toBe(text);
    expect([...read('stored')]).toEqual(Array.from({ length: 256 }, (_, index) => index));
    expect(read('empty')).toHaveLength(0);
    expect(statSync(join(folder, 'out', 'program')).mode & 0o111).not.toBe(0);
  });

  it('counts the bytes as they come out', async () => {
    const [entry] = await readZip(archive);
    let bytes = 0;
    await extractEntry(archive, entry!, join(folder, 'x'), (more) => {
      bytes += more;
    });
    expect(bytes).toBe(text.length);
  });

  it('is refused when truncated, wherever it ends', async () => {
    const whole = readFileSync(archive);
    for (const share of [0, 0.01, 0.3, 0.6, 0.9, 0.99]) {
      writeFileSync(archive, whole.subarray(0, Math.floor(whole.length * share)));
      await expect(extractAll()).rejects.toMatchObject({ code: 'archive' });
    }
  });

  it('is refused when its packed bytes are damaged', async () => {
    const bytes = readFileSync(archive);
    bytes.fill(0xff, 45, 75);
    writeFileSync(archive, bytes);
    await expect(extractAll()).rejects.toMatchObject({ code: 'archive' });
  });

  it.each(['/etc/passwd', '../up', 'a/../../b', 'a\\b'])('may not write outside its folder: %s', (name) => {
    expect(() => entryTarget(folder, name)).toThrow('outside itself');
  });
});
