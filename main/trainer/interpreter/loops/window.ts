/** A window that slides over images: what convolution and pooling share. NHWC. */
export interface Sliding {
  readonly batch: number;
  readonly inHeight: number;
  readonly inWidth: number;
  readonly outHeight: number;
  readonly outWidth: number;
  readonly kernel: readonly [height: number, width: number];
  readonly strides: readonly [height: number, width: number];
  readonly dilations: readonly [height: number, width: number];
  /** Cells of padding at the top and at the left. */
  readonly padding: readonly [top: number, left: number];
}

/**
 * Calls `visit` for every output cell and kernel cell that meet an input cell, which padding is not, in row-major order.
 * Cells are counted over the batch: a cell's channels begin at `cell · channels`.
 */
export function eachTouch(
  s: Sliding,
  visit: (outputCell: number, inputCell: number, kernelCell: number) => void,
): void {
  const [kernelHeight, kernelWidth] = s.kernel;
  for (let n = 0; n < s.batch; n++) {
    for (let oy = 0; oy < s.outHeight; oy++) {
      for (let ox = 0; ox < s.outWidth; ox++) {
        const outputCell = (n * s.outHeight + oy) * s.outWidth + ox;
        for (let ky = 0; ky < kernelHeight; ky++) {
          const iy = oy * s.strides[0] - s.padding[0] + ky * s.dilations[0];
          if (iy < 0 || iy >= s.inHeight) continue;
          for (let kx = 0; kx < kernelWidth; kx++) {
            const ix = ox * s.strides[1] - s.padding[1] + kx * s.dilations[1];
            if (ix < 0 || ix >= s.inWidth) continue;
            visit(outputCell, (n * s.inHeight + iy) * s.inWidth + ix, ky * kernelWidth + kx);
          }
        }
      }
    }
  }
}
