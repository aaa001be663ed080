import { createRandom, type Random } from '../../../../shared/program/random.ts';
import { OUTLINES } from './outlines.ts';

export const SIZE = 32;
const CHANNELS = 3;

type Colour = readonly [red: number, green: number, blue: number];

/** Everything that is drawn by lot for one picture. Lengths in pixels, colours 0 to 255. */
interface Scene {
  readonly radius: number;
  readonly centre: readonly [x: number, y: number];
  readonly angle: number;
  readonly colour: Colour;
  /** Of the four corners; the background blends between them. */
  readonly corners: readonly [Colour, Colour, Colour, Colour];
  /** Half the range of the noise on every value. */
  readonly noise: number;
}

const within = (random: Random, low: number, high: number): number => low + (high - low) * random.uniform();
const anyColour = (random: Random): Colour => [
  255 * random.uniform(),
  255 * random.uniform(),
  255 * random.uniform(),
];
const distance = (a: Colour, b: Colour): number => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
const near = (random: Random, [r, g, b]: Colour, spread: number): Colour => [
  r + within(random, -spread, spread),
  g + within(random, -spread, spread),
  b + within(random, -spread, spread),
];

/** The figure's colour may be lighter or darker, so that no pixel alone tells anything; only that it stands out is sure. */
function drawLots(random: Random): Scene {
  const radius = within(random, 8.5, 14);
  const free = Math.max(0, SIZE / 2 - radius);
  const colour = anyColour(random);
  let ground = anyColour(random);
  while (distance(colour, ground) < 180) ground = anyColour(random);
  const corner = (): Colour => near(random, ground, 22);
  return {
    radius,
    centre: [SIZE / 2 + within(random, -free, free), SIZE / 2 + within(random, -free, free)],
    angle: within(random, -Math.PI / 4, Math.PI / 4),
    colour,
    corners: [corner(), corner(), corner(), corner()],
    noise: within(random, 3, 22),
  };
}

/**
 * Draws one picture into `pixels` (row-major 32 × 32 × 3, 0 to 255). The edge is a pixel wide: the figure's share of a pixel is
 * taken as ½ − (signed distance of its middle), which is exact for a straight edge along the grid.
 * @param seed with `index` it decides everything but the class.
 */
export function drawShape(pixels: Uint8Array, label: number, seed: number, index: number): void {
  const random = createRandom(seed, index);
  const { radius, centre, angle, colour, corners, noise } = drawLots(random);
  const { outline } = OUTLINES[label]!;
  const cos = Math.cos(angle) / radius;
  const sin = Math.sin(angle) / radius;
  let at = 0;
  for (let row = 0; row < SIZE; row++) {
    const down = row / (SIZE - 1);
    for (let column = 0; column < SIZE; column++) {
      const across = column / (SIZE - 1);
      const dx = column + 0.5 - centre[0];
      const dy = row + 0.5 - centre[1];
      // Outside the circle around the figure there is nothing to measure.
      const far = Math.hypot(dx, dy) > radius + 1;
      const cover = far ? 0 : share(outline(cos * dx + sin * dy, cos * dy - sin * dx) * radius);
      for (let channel = 0; channel < CHANNELS; channel++) {
        const top = corners[0][channel]! * (1 - across) + corners[1][channel]! * across;
        const bottom = corners[2][channel]! * (1 - across) + corners[3][channel]! * across;
        const ground = top * (1 - down) + bottom * down;
        const value = ground + (colour[channel]! - ground) * cover + noise * (2 * random.uniform() - 1);
        pixels[at++] = Math.max(0, Math.min(255, Math.round(value)));
      }
    }
  }
}

const share = (signedDistance: number): number => Math.max(0, Math.min(1, 0.5 - signedDistance));
