import type { Shape, WeightSpec } from './define.ts';
import { elementCount } from './fields.ts';

/**
 * How a weight lies in PyTorch: seen as `view`, its axes taken in `order`, it has PyTorch's row-major order and is `shape` there.
 * A module's state (`state_dict()` without the count of batches) holds the layer's weights in the order it declares them.
 */
export interface TorchLayout {
  readonly view: Shape;
  readonly order: readonly number[];
  readonly shape: Shape;
}

const layout = (view: Shape, order: readonly number[], shape?: Shape): TorchLayout => ({
  view,
  order,
  shape: shape ?? order.map((axis) => view[axis]!),
});

/**
 * Kernels `[h, w, in, out]` become `[out, in, h, w]` (those of transposed convolutions too: `[h, w, out, in]` → `[in, out, h, w]`),
 * one filter a channel `[h, w, c, m]` → `[c·m, 1, h, w]`, matrices `[in, out]` → `[out, in]`. The rows of a matrix behind an image
 * follow `nn.Flatten`, which takes channels first.
 */
function layoutOf({ shape, perChannel }: WeightSpec, image: Shape | undefined): TorchLayout {
  if (shape.length === 4) {
    const [h, w, channels, multiplier] = shape as [number, number, number, number];
    return perChannel
      ? layout(shape, [2, 3, 0, 1], [channels * multiplier, 1, h, w])
      : layout(shape, [3, 2, 0, 1]);
  }
  if (shape.length !== 2)
    return layout(
      shape,
      shape.map((_, axis) => axis),
    );
  const [rows, columns] = shape as [number, number];
  return image ? layout([...image, columns], [3, 2, 0, 1], [columns, rows]) : layout(shape, [1, 0]);
}

/** Of each of a layer's weights, in order. Only the first can stand behind what the layer flattens. */
export const torchLayouts = (
  weights: readonly WeightSpec[],
  [input]: readonly Shape[],
): readonly TorchLayout[] =>
  weights.map((weight, i) => layoutOf(weight, i === 0 && input?.length === 3 ? input : undefined));

/** For each place of PyTorch's array the place it has here. */
function places({ view, order }: TorchLayout): Int32Array {
  const strides = view.map((_, axis) => elementCount(view.slice(axis + 1)));
  const found = Int32Array.from({ length: elementCount(view) }, (_, place) => place);
  return found.map((place) => {
    let [rest, here] = [place, 0];
    for (const axis of [...order].reverse()) {
      here += (rest % view[axis]!) * strides[axis]!;
      rest = Math.floor(rest / view[axis]!);
    }
    return here;
  });
}

/** A weight's values in PyTorch's order. */
export const toTorch = (values: ArrayLike<number>, own: TorchLayout): Float32Array =>
  Float32Array.from(places(own), (here) => values[here]!);

/** The way back; float64 stays float64. */
export function fromTorch<Values extends Float32Array | Float64Array>(
  values: Values,
  own: TorchLayout,
): Values {
  const back = values.slice() as Values;
  places(own).forEach((here, there) => {
    back[here] = values[there]!;
  });
  return back;
}
