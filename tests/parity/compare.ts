/**
 * The largest difference, relative to the largest of the expected values; values that are all below `floor` count as rounding of
 * what cancelled out.
 */
export function difference(found: ArrayLike<number>, expected: ArrayLike<number>, floor = 1e-12): number {
  if (found.length !== expected.length) throw new Error(`${found.length} values for ${expected.length}`);
  let most = 0;
  let scale = floor;
  for (let i = 0; i < expected.length; i++) {
    const apart = Math.abs(found[i]! - expected[i]!);
    // Infinite or no number on either side is as different as can be.
    most = Math.max(most, Number.isFinite(apart) ? apart : Number.POSITIVE_INFINITY);
    scale = Math.max(scale, Math.abs(expected[i]!));
  }
  return most / scale;
}

/** ‖a − b‖/‖b‖ over all tensors together. */
export function distance(
  a: readonly { readonly data: ArrayLike<number> }[],
  b: readonly { readonly data: ArrayLike<number> }[],
): number {
  let apart = 0;
  let length = 0;
  b.forEach(({ data }, k) => {
    for (let i = 0; i < data.length; i++) {
      apart += (a[k]!.data[i]! - data[i]!) ** 2;
      length += data[i]! ** 2;
    }
  });
  return Math.sqrt(apart / length);
}
