import { analyse } from '../../analysis/index.ts';
import type { Analysis } from '../../analysis/types.ts';
import type { Language } from '../../layers/define.ts';
import type { Network } from '../../network/network.ts';
import { blockScene } from './blocks.ts';
import { cardScene } from './cards.ts';
import { type Picture, pictureOf } from './picture.ts';

export { pdfBytes } from './pdf.ts';
export type { Picture } from './picture.ts';
export { withDensity } from './png.ts';
export { svgText } from './svg.ts';
export { thumbnail } from './thumbnail.ts';

/** `cards` as on the canvas; `blocks` as the figures of LeNet and AlexNet. */
export const pictureStyles = ['cards', 'blocks'] as const;
export type PictureStyle = (typeof pictureStyles)[number];

export interface PictureOptions {
  readonly style: PictureStyle;
  readonly language?: Language;
  /** What is too long for a page is laid out in columns or rows. */
  readonly wrap?: boolean;
  /** On white; otherwise what lies behind it shows through. */
  readonly paper?: boolean;
}

/** A network as a paper would show it; `svgText` and `pdfBytes` make files of it. */
export function networkPicture(
  network: Network,
  { style, language = 'en', wrap = true, paper = true }: PictureOptions,
  analysis: Analysis = analyse(network),
): Picture {
  const scene =
    style === 'cards'
      ? cardScene(network, analysis, { language, wrap })
      : blockScene(network, analysis, { language, wrap });
  return pictureOf(scene, network.name, { paper });
}
