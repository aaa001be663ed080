import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { VariableSpec } from '../../shared/program/types.ts';
import { drawBeside } from './draw-beside.ts';
import { type Draw, drawVariables } from './draw-variables.ts';
import type { Variables } from './run/checkpoints.ts';

const variable = (name: string, shape: readonly number[], init: VariableSpec['init']): VariableSpec => ({
  name,
  node: 'node',
  shape,
  init,
  role: 'weight',
});
const small: Draw = { variables: [variable('few', [10], { kind: 'gaussian', sigma: 1 })], seed: 7 };
const large: Draw = {
  seed: 7,
  variables: [
    variable('conv/kernel', [3, 3, 512, 512], { kind: 'he_normal', fanIn: 4608, fanOut: 4608 }),
    variable('fc/kernel', [512, 1000], { kind: 'glorot_uniform', fanIn: 512, fanOut: 1000 }),
    variable('fc/bias', [1000], { kind: 'constant', value: 0.5 }),
    ...small.variables,
  ],
};

/** To the bit, and quickly told apart. */
const printOf = (variables: Variables): unknown =>
  [...variables].map(([name, { shape, data }]) => [
    name,
    shape,
    createHash('sha256').update(new Uint8Array(data.buffer)).digest('hex'),
  ]);

describe('weights are drawn', () => {
  let drawn: unknown;
  let folder: string;
  const program = (name: string, text: string): string => {
    const file = join(folder, name);
    writeFileSync(file, text);
    return file;
  };
  const telling = (): string =>
    program('telling.cjs', "require('node:worker_threads').parentPort.postMessage(new Map([['told', 1]]));");

  beforeAll(async () => {
    drawn = printOf(drawVariables(large));
    folder = mkdtempSync(join(tmpdir(), 'netloom-draw-'));
    await build({
      entryPoints: [fileURLToPath(new URL('draw.ts', import.meta.url))],
      outfile: join(folder, 'draw.cjs'),
      bundle: true,
      platform: 'node',
    });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('in a thread to the same values, to the bit', async () => {
    expect(printOf(await drawBeside(large, join(folder, 'draw.cjs')))).toEqual(drawn);
  });

  it('in a thread when they are many, here when they are few', async () => {
    expect([...(await drawBeside(large, telling())).keys()]).toEqual(['told']);
    expect(await drawBeside(small, telling())).toEqual(drawVariables(small));
  });

  it.each([
    ['fails', "throw new Error('no');"],
    ['is no program', '}'],
    ['ends without a word', ''],
  ])('here when the thread %s', async (_, text) => {
    expect(printOf(await drawBeside(large, program('failing.cjs', text)))).toEqual(drawn);
  });

  it('here when there is no thread', async () => {
    expect(printOf(await drawBeside(large, join(folder, 'none.cjs')))).toEqual(drawn);
  });
});
