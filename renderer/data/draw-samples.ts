import type { Sample } from './store.ts';

/** Between two images of a strip, in their own pixels. */
export const GAP = 2;

/** One value a pixel is grey, three are red, green and blue; of other numbers the first is shown as grey. */
export function toRgba(pixels: ArrayLike<number>, channels: number): Uint8ClampedArray<ArrayBuffer> {
  const count = Math.floor(pixels.length / Math.max(1, channels));
  const rgba = new Uint8ClampedArray(count * 4);
  const colours = channels === 3 || channels === 4 ? 3 : 1;
  for (let pixel = 0; pixel < count; pixel++) {
    for (let colour = 0; colour < 3; colour++) {
      rgba[pixel * 4 + colour] = pixels[pixel * channels + (colours === 3 ? colour : 0)] ?? 0;
    }
    rgba[pixel * 4 + 3] = 255;
  }
  return rgba;
}

/** Draws images side by side, each at its own size; the canvas is made wide enough. */
export function drawStrip(
  canvas: HTMLCanvasElement,
  samples: readonly Sample[],
  shape: readonly number[],
): void {
  const [height = 1, width = 1, channels = 1] = shape;
  canvas.width = Math.max(1, samples.length * (width + GAP) - GAP);
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context) return;
  samples.forEach(({ pixels }, index) => {
    if (pixels.length !== width * height * channels) return;
    context.putImageData(new ImageData(toRgba(pixels, channels), width, height), index * (width + GAP), 0);
  });
}
