import type { Category } from '../../layers/define.ts';

/** A colour a category, as the window has them in its light theme; pictures are for paper, whatever the window shows. */
export const categoryColours: Readonly<Record<Category, string>> = {
  input: '#64748b',
  convolution: '#4c52d1',
  pooling: '#0e8a9d',
  dense: '#8b46d3',
  activation: '#d0820b',
  normalisation: '#1f9a5f',
  regularisation: '#d23f78',
  merge: '#d75a22',
  shape: '#7a6a5a',
};

export const ink = {
  text: '#1a1b21',
  muted: '#5b5e69',
  line: '#8b8e9a',
  border: '#d5d7de',
  paper: '#ffffff',
  frame: '#f8f8fe',
  frameBorder: '#cfd1d9',
  comment: '#fdf7e3',
  commentBorder: '#ebdfb8',
} as const;

const channels = (colour: string): readonly number[] =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));

/** `share` of the colour, the rest white. */
export const tint = (colour: string, share: number): string =>
  `#${channels(colour)
    .map((channel) =>
      Math.round(255 + (channel - 255) * share)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
