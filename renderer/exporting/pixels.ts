/** Browsers draw no canvas that is longer; of more pixels than this one takes more memory (4 bytes each) than is sure to be there. */
export const longest = 16_384;
export const most = 2 ** 26;

export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Pixels to a CSS pixel: what was wanted, or less. */
  readonly scale: number;
}

/** How large a PNG of a picture becomes. @param extent in CSS pixels */
export function pixelsOf(
  { width, height }: { readonly width: number; readonly height: number },
  wanted: number,
): Pixels {
  const scale = Math.min(wanted, longest / Math.max(width, height), Math.sqrt(most / (width * height)));
  return {
    width: Math.max(1, Math.floor(width * scale)),
    height: Math.max(1, Math.floor(height * scale)),
    scale,
  };
}
