import { withDensity } from '../../shared/exporters/picture/index.ts';
import { translate } from '../i18n/i18n.ts';
import { pixelsOf } from './pixels.ts';

interface Extent {
  readonly width: number;
  readonly height: number;
}

/** The address of a picture that is part of it. */
export const addressOf = (svg: string): string =>
  `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;

const loaded = (address: string): Promise<HTMLImageElement> =>
  new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = () => reject(new Error(translate('cannotDraw', { ns: 'exporting' })));
    image.src = address;
  });

/**
 * An SVG drawn by the browser, `scale` pixels to a CSS pixel as far as `pixelsOf` allows.
 * @throws Error when the browser has not the memory for it.
 */
export async function pngBytes(
  svg: string,
  extent: Extent,
  wanted: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const { width, height, scale } = pixelsOf(extent, wanted);
  const image = await loaded(addressOf(svg));
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  canvas.getContext('2d')?.drawImage(image, 0, 0, width, height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  // Lets go of its memory at once.
  canvas.width = 0;
  if (!blob) throw new Error(translate('cannotDraw', { ns: 'exporting' }));
  return withDensity(new Uint8Array(await blob.arrayBuffer()), scale);
}
