import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Shape } from '../../shared/layers/define.ts';
import { pythonPath } from '../support/environment.ts';

/** A tensor on its way: row-major values in base64, float32 there and float64 back. */
export interface SentTensor {
  readonly shape: Shape;
  readonly data: string;
}

/** Runs a script of this folder: JSON in, JSON out. */
export function runScript<Result>(name: string, given: unknown): Promise<Result> {
  const script = fileURLToPath(new URL(name, import.meta.url));
  return new Promise((resolve, reject) => {
    const child = execFile(pythonPath(), [script], { maxBuffer: 2 ** 28 }, (error, stdout) =>
      error ? reject(error) : resolve(JSON.parse(stdout)),
    );
    // A script that died has said why on standard error; that its input is closed adds nothing.
    child.stdin!.on('error', () => {});
    child.stdin!.end(JSON.stringify(given));
  });
}

export const sent = (shape: Shape, data: Float32Array): SentTensor => ({
  shape,
  data: Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('base64'),
});

export const received = ({ data }: SentTensor): Float64Array =>
  new Float64Array(Uint8Array.from(Buffer.from(data, 'base64')).buffer);
