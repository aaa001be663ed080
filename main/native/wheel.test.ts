import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { hashFile, makeFolder } from './folder.ts';
import type { NativeProgress } from './progress.ts';
import { isNeeded, unpackWheel, type Wheel } from './wheel.ts';

/** A small wheel that pip accepts, in a folder that stands for the package index. */
let base: string;
let wheel: Wheel;
let file: string;
const progress: NativeProgress[] = [];

const CONTENTS = {
  'tensorflow/libtensorflow_cc.so.2': 'library',
  'tensorflow/libtensorflow_framework.so.2': 'framework',
  'tensorflow/include/tensorflow/c/c_api.h': 'header',
  'tensorflow/python/large.py': 'not needed',
  'netloom_sample-1.0.dist-info/METADATA': 'Metadata-Version: 2.1\nName: netloom-sample\nVersion: 1.0\n',
  'netloom_sample-1.0.dist-info/WHEEL':
    'Wheel-Version: 1.0\nRoot-Is-Purelib: false\nTag: cp311-cp311-manylinux2014_x86_64\n',
  'netloom_sample-1.0.dist-info/RECORD': '',
};

beforeEach(async () => {
  base = mkdtempSync(join(tmpdir(), 'netloom-wheel-'));
  const index = join(base, 'index');
  mkdirSync(index);
  file = join(index, 'netloom_sample-1.0-cp311-cp311-manylinux2014_x86_64.whl');
  const script = `
import json, sys, zipfile
with zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED) as z:
    for name, text in json.loads(sys.argv[2]).items(): z.writestr(name, text)
`;
  execFileSync('python3', ['-c', script, file, JSON.stringify(CONTENTS)]);
  wheel = {
    package: 'netloom-sample',
    version: '1.0',
    python: '311',
    platform: 'manylinux2014_x86_64',
    bytes: statSync(file).size,
    unpackedBytes: 100,
    sha256: await hashFile(file),
  };
  vi.stubEnv('PIP_NO_INDEX', '1');
  vi.stubEnv('PIP_FIND_LINKS', index);
  vi.stubEnv('PIP_CONSTRAINT', '');
  progress.length = 0;
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(base, { recursive: true, force: true });
});

const folder = (): string => join(base, 'cache', 'tensorflow');
const provide = (signal?: AbortSignal): Promise<unknown> =>
  makeFolder(folder(), (unfinished) =>
    unpackWheel(wheel, unfinished, { onProgress: (step) => progress.push(step), signal }),
  );
const left = (): readonly string[] => readdirSync(join(base, 'cache'));

describe('the wheel', () => {
  it('is downloaded by pip, verified, and unpacked to what is needed', async () => {
    await provide();
    expect(readdirSync(folder()).sort()).toEqual([
      'include',
      'libtensorflow_cc.so.2',
      'libtensorflow_framework.so.2',
      'manifest.json',
    ]);
    expect(readFileSync(join(folder(), 'include/tensorflow/c/c_api.h'), 'utf8')).toBe('header');
    const steps = progress.map(({ step }) => step);
    expect(steps).toContain('verify');
    expect(steps[steps.length - 1]).toBe('unpack');
    const last = progress[progress.length - 1];
    expect(last?.done).toBe(last?.total);
  });

  it('is thrown away when it is another file than expected', async () => {
    wheel = { ...wheel, sha256: '0'.repeat(64) };
    await expect(provide()).rejects.toMatchObject({ code: 'hash', message: expect.stringContaining('0000') });
    expect(left()).toEqual([]);
  });

  it('is refused when truncated', async () => {
    writeFileSync(file, readFileSync(file).subarray(0, 300));
    const failure = await provide().catch((error: unknown) => error);
    // pip may notice first.
    expect(failure).toMatchObject({
      code: expect.stringMatching(/^(hash|download)$/),
      remedy: expect.any(String),
    });
    expect(left()).toEqual([]);
  });

  it('that does not exist is told with what pip said and what to do', async () => {
    wheel = { ...wheel, version: '9.9' };
    await expect(provide()).rejects.toMatchObject({
      code: 'download',
      message: expect.stringContaining('netloom-sample==9.9'),
      remedy: expect.stringContaining('NETLOOM_TENSORFLOW'),
    });
    expect(left()).toEqual([]);
  });

  it('leaves nothing behind when cancelled', async () => {
    const controller = new AbortController();
    controller.abort();
    await expect(provide(controller.signal)).rejects.toMatchObject({ code: 'cancelled' });
    expect(left()).toEqual([]);
  });

  it('does not begin on a disk too small for it', async () => {
    wheel = { ...wheel, unpackedBytes: 1e18 };
    await expect(provide()).rejects.toMatchObject({
      code: 'disk',
      remedy: expect.stringContaining('NETLOOM_HOME'),
    });
    expect(left()).toEqual([]);
  });

  it('without Python says what to install', async () => {
    vi.stubEnv('PATH', base);
    await expect(provide()).rejects.toMatchObject({
      code: 'python',
      remedy: expect.stringContaining('python3-pip'),
    });
  });

  it('without pip says what to install', async () => {
    const bin = join(base, 'bin');
    mkdirSync(bin);
    writeFileSync(join(bin, 'python3'), '#!/bin/sh\n[ "$1" = --version ] && echo Python 3.11.2\n', {
      mode: 0o755,
    });
    vi.stubEnv('PATH', bin);
    await expect(provide()).rejects.toMatchObject({
      code: 'pip',
      remedy: expect.stringContaining('ensurepip'),
    });
  });

  it('keeps libraries and C headers, and nothing else', () => {
    const kept = [
      'tensorflow/libtensorflow_cc.so.2',
      'tensorflow/include/tensorflow/c/eager/c_api.h',
      'tensorflow/include/tensorflow/tsl/c/tsl_status.h',
      'tensorflow/include/tensorflow/tsl/platform/ctstring_internal.h',
    ];
    const left = [
      'tensorflow/python/x.so',
      'tensorflow/include/tensorflow/core/platform/env.h',
      'x/libtensorflow_cc.so.2',
    ];
    expect(kept.filter(isNeeded)).toEqual(kept);
    expect(left.filter(isNeeded)).toEqual([]);
  });
});
