import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { nativeCache } from './cache.ts';
import { diagnose } from './diagnose.ts';
import { prepareRequire, restoreUtil } from './load.ts';
import { progressText } from './progress.ts';
import { provideNative } from './provide.ts';
import { findNative } from './status.ts';
import { findProgram } from './testing/program.ts';
import { WHEELS } from './wheel.ts';

let base: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'netloom-provide-'));
  // tfjs-node's installer shall not reach out from a test.
  vi.stubEnv('TFJS_NODE_BASE_URI', 'http://127.0.0.1:9/');
  vi.stubEnv('NETLOOM_TENSORFLOW', '');
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(base, { recursive: true, force: true });
});

/** A path with only these programs of the machine. */
function pathWith(...names: readonly string[]): string {
  const bin = join(base, 'bin');
  mkdirSync(bin);
  for (const name of names) symlinkSync(findProgram(name), join(bin, name));
  return bin;
}

describe('native TensorFlow', () => {
  it('is provided, and runs through tfjs-node', async () => {
    const ready = await provideNative();
    expect(ready).toEqual(findNative());
    expect(ready.version).toMatch(/^2\.\d+/);
    const tf = prepareRequire(ready.addon, import.meta.url)('@tensorflow/tfjs-node');
    expect(tf.getBackend()).toBe('tensorflow');
    expect([...tf.matMul([[1, 2]], [[3], [4]]).dataSync()]).toEqual([11]);
  });

  it('that NETLOOM_TENSORFLOW names is taken, with an addon of its own', async () => {
    await provideNative();
    const wheel = readdirSync(nativeCache()).find((name) => /^tensorflow-[\d.]+-[a-z]+-\w+$/.test(name));
    vi.stubEnv('NETLOOM_TENSORFLOW', join(nativeCache(), wheel!));
    const ready = await provideNative({ cache: join(base, 'cache') });
    expect(ready.source).toBe('named');
    expect(ready.addon.startsWith(base)).toBe(true);
    expect(findNative(join(base, 'cache'))).toEqual(ready);
  });

  it('is not silently another when NETLOOM_TENSORFLOW names none', async () => {
    for (const named of [base, 'relative/folder']) {
      vi.stubEnv('NETLOOM_TENSORFLOW', named);
      await expect(provideNative()).rejects.toMatchObject({
        code: 'named',
        message: expect.stringContaining(named),
      });
      expect(findNative()).toMatchObject({ state: 'missing', message: expect.stringContaining(named) });
    }
  });

  it('without Python tries the installer, and then says both reasons and the first remedy', async () => {
    vi.stubEnv('PATH', pathWith());
    const failure = await provideNative({ cache: join(base, 'cache') }).catch((error: unknown) => error);
    expect(failure).toMatchObject({
      code: 'python',
      message: expect.stringMatching(/no Python 3[\s\S]*Then: tfjs-node's own installer failed/),
      remedy: expect.stringContaining('apt-get install'),
    });
    expect(readdirSync(join(base, 'cache'))).toEqual([]);
  });

  it('without a compiler says so', async () => {
    await provideNative();
    const wheel = readdirSync(nativeCache()).find((name) => /^tensorflow-[\d.]+-[a-z]+-\w+$/.test(name));
    vi.stubEnv('NETLOOM_TENSORFLOW', join(nativeCache(), wheel!));
    vi.stubEnv('PATH', pathWith());
    vi.stubEnv('CXX', '');
    await expect(provideNative({ cache: join(base, 'cache') })).rejects.toMatchObject({
      code: 'compiler',
      remedy: expect.stringContaining('g++'),
    });
  });

  it('that will not compile says what the compiler said', async () => {
    const named = join(base, 'named');
    mkdirSync(join(named, 'include/tensorflow/c'), { recursive: true });
    for (const name of [
      'libtensorflow_cc.so.2',
      'libtensorflow_framework.so.2',
      'include/tensorflow/c/c_api.h',
    ])
      writeFileSync(join(named, name), '');
    vi.stubEnv('NETLOOM_TENSORFLOW', named);
    await expect(provideNative({ cache: join(base, 'cache') })).rejects.toMatchObject({
      code: 'compile',
      message: expect.stringContaining('error'),
    });
  });

  it('in a place that cannot be written says so', async () => {
    writeFileSync(join(base, 'file'), '');
    await expect(provideNative({ cache: join(base, 'file', 'cache') })).rejects.toMatchObject({
      name: 'NativeError',
      remedy: expect.any(String),
    });
  });

  it('gives old functions of util back, and leaves those that are there', () => {
    const kept = (): boolean => true;
    const util: Record<string, unknown> = { isArray: kept };
    restoreUtil(Object.assign(() => util, require));
    expect(util.isArray).toBe(kept);
    expect(util.isNullOrUndefined).toBeTypeOf('function');
  });

  it('has a pinned wheel for Linux on x64', () => {
    expect(WHEELS['linux-x64']?.sha256).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('doctor', () => {
  it('finds all that this machine has', async () => {
    await provideNative();
    const checks = await diagnose();
    expect(checks.map(({ name }) => name)).toEqual([
      'Node.js',
      'Dependencies',
      'Python 3 with pip',
      'C++ compiler',
      'Native TensorFlow',
      'Native addon',
      'Caches',
      'Electron',
      'Display',
      'Browser',
      'Disk space',
    ]);
    expect(checks.filter(({ status }) => status === 'missing')).toEqual([]);
  });

  it('gives a remedy for everything that is not there', async () => {
    vi.stubEnv('PATH', base);
    vi.stubEnv('CXX', '');
    const checks = await diagnose(join(base, 'cache'));
    const missing = checks.filter(({ status }) => status === 'missing').map(({ name }) => name);
    expect(missing).toEqual(['Python 3 with pip', 'C++ compiler', 'Native TensorFlow', 'Native addon']);
    for (const { status, remedy } of checks) expect(Boolean(remedy)).toBe(status !== 'ok');
  });
});

describe('progress', () => {
  it('is told in words, with a share where there is one', () => {
    expect(progressText({ step: 'compile' })).toBe('compiling the addon');
    expect(progressText({ step: 'download', done: 93_297_300, total: 186_594_601 })).toBe(
      'downloading TensorFlow 49 % of 187 MB',
    );
  });
});
