import { drawShape, SIZE } from '../shapes/draw.ts';
import { OUTLINES } from '../shapes/outlines.ts';
import type { Dataset, ImageShape, Source } from '../source.ts';

export const SHAPES = {
  title: 'Shapes (10 000 drawings)',
  shape: [SIZE, SIZE, 3] as ImageShape,
  classes: OUTLINES.map(({ name }) => name),
  count: 10_000,
} as const;

const SEED = 2026;
/** Drawn between two breaths, so that the window is answered meanwhile. */
const GULP = 200;

/** Drawn figures of varied colour, size, place, rotation and noise: 1 000 of each class, the same on every machine. */
export const shapes: Source = {
  slug: 'shapes',
  identity: `shapes, drawing 3, seed ${SEED}, ${SHAPES.count}`,
  load: () => drawShapes(SHAPES.count, SEED),
};

export async function drawShapes(count: number, seed: number): Promise<Dataset> {
  const { title, classes, shape } = SHAPES;
  const cells = shape[0] * shape[1] * shape[2];
  const images = new Uint8Array(count * cells);
  const labels = new Int32Array(count);
  for (let index = 0; index < count; index++) {
    const label = index % classes.length;
    labels[index] = label;
    drawShape(images.subarray(index * cells, (index + 1) * cells), label, seed, index);
    if (index % GULP === GULP - 1) await new Promise((resolve) => setImmediate(resolve));
  }
  return { title, classes, shape, samples: { images, labels } };
}
