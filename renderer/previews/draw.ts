import type { Extent } from '../../shared/network/network.ts';
import type { Activation } from '../../shared/protocol/messages.ts';
import { toRgba } from '../data/draw-samples.ts';
import { gridOf, placeIn } from './grid.ts';
import { placesOn, type Ramp, type Scales } from './scales.ts';

type Of<Kind extends Activation['kind']> = Extract<Activation, { readonly kind: Kind }>;
export type Maps = Of<'maps'>;

const bytesOf = (text: string): Uint8Array => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

/** Backing pixels for each of a canvas' own: it is looked at enlarged, too. */
const density = 2;

/** Some map has values below 0: then all are shown on the scale with two directions. */
export const isSigned = ({ maps }: Maps): boolean => maps.some(({ low }) => low < 0);

/** How the maps of a picture lie in a box. */
export const gridOfMaps = ({ maps, width, height }: Maps, box: Extent) =>
  gridOf(maps.length, { width, height }, box, Math.min(box.width, box.height));

function colourMap(cells: Uint8Array, low: number, high: number, signed: boolean, scale: Ramp) {
  const places = placesOn(low, high, signed);
  const rgba = new Uint8ClampedArray(cells.length * 4);
  for (let i = 0; i < cells.length; i++) {
    const at = places[cells[i]!]! * 3;
    rgba[i * 4] = scale[at]!;
    rgba[i * 4 + 1] = scale[at + 1]!;
    rgba[i * 4 + 2] = scale[at + 2]!;
    rgba[i * 4 + 3] = 255;
  }
  return rgba;
}

let scratch: HTMLCanvasElement | undefined;

/** Puts pixels at a place, enlarged in squares or made smaller smoothly. */
function put(
  context: CanvasRenderingContext2D,
  rgba: Uint8ClampedArray<ArrayBuffer>,
  size: Extent,
  at: { readonly x: number; readonly y: number } & Extent,
): void {
  scratch ??= document.createElement('canvas');
  scratch.width = size.width;
  scratch.height = size.height;
  scratch.getContext('2d')?.putImageData(new ImageData(rgba, size.width, size.height), 0, 0);
  context.imageSmoothingEnabled = at.width * density < size.width;
  context.drawImage(scratch, at.x, at.y, at.width, at.height);
}

function drawMaps(context: CanvasRenderingContext2D, picture: Maps, box: Extent, scales: Scales): void {
  const { maps, width, height } = picture;
  const signed = isSigned(picture);
  const cells = bytesOf(picture.cells);
  const grid = gridOfMaps(picture, box);
  maps.forEach(({ low, high }, index) => {
    const own = cells.subarray(index * width * height, (index + 1) * width * height);
    const rgba = colourMap(own, low, high, signed, signed ? scales.signed : scales.positive);
    put(
      context,
      rgba,
      { width, height },
      { ...placeIn(grid, index), width: grid.width, height: grid.height },
    );
  });
}

function drawImage(context: CanvasRenderingContext2D, picture: Of<'image'>, box: Extent): void {
  const { width, height, channels } = picture;
  const grid = gridOf(1, picture, box);
  put(context, toRgba(bytesOf(picture.pixels), channels), { width, height }, { x: 0, y: 0, ...grid });
}

const cssColour = (scale: Ramp, place: number): string =>
  `rgb(${scale[place * 3]} ${scale[place * 3 + 1]} ${scale[place * 3 + 2]})`;

/** A bar a feature, up or down from 0. */
function drawBars(
  context: CanvasRenderingContext2D,
  picture: Of<'vector'>,
  box: Extent,
  scales: Scales,
): void {
  const { low, high } = picture;
  const cells = bytesOf(picture.cells);
  const [bottom, top] = [Math.min(0, low), Math.max(0, high)];
  const range = top - bottom || 1;
  const zero = (top / range) * box.height;
  const step = Math.min(12, box.width / cells.length);
  const scale = scales.signed;
  cells.forEach((cell, index) => {
    const value = low + (cell / 255) * (high - low);
    const length = (Math.abs(value) / range) * box.height;
    context.fillStyle = cssColour(scale, value < 0 ? 24 : 231);
    context.fillRect(
      index * step,
      value < 0 ? zero : zero - length,
      Math.max(0.5, step - (step > 3 ? 1 : 0)),
      length,
    );
  });
  context.fillStyle = cssColour(scale, 128);
  context.globalAlpha = 0.6;
  context.fillRect(0, zero - 0.25, step * cells.length, 0.5);
  context.globalAlpha = 1;
}

/** Draws what flows out of a layer into a canvas of that size. Class probabilities are no picture. */
export function drawActivation(
  canvas: HTMLCanvasElement,
  picture: Activation,
  box: Extent,
  scales: Scales,
): void {
  canvas.width = box.width * density;
  canvas.height = box.height * density;
  const context = canvas.getContext('2d');
  if (!context) return;
  context.scale(density, density);
  if (picture.kind === 'maps') drawMaps(context, picture, box, scales);
  else if (picture.kind === 'image') drawImage(context, picture, box);
  else if (picture.kind === 'vector') drawBars(context, picture, box, scales);
}
