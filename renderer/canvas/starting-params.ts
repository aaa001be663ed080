import type { AnyLayer, ParamSpec } from '../../shared/layers/define.ts';
import type { JsonObject } from '../../shared/network/network.ts';

/** What a layer that is just added begins with, where the file format has no default to leave it at. */
const beginnings: Readonly<Record<string, number>> = {
  height: 28,
  width: 28,
  channels: 1,
  filters: 16,
  kernel: 3,
  units: 10,
  rank: 8,
};

/** Parameters of a new layer: those without a default, at a modest value within their range. */
export function startingParams(layer: AnyLayer): JsonObject {
  const specs: readonly [string, ParamSpec][] = Object.entries(layer.params);
  const params: Record<string, number> = {};
  for (const [name, spec] of specs) {
    const hasDefault =
      spec.default !== undefined ||
      ('defaultFrom' in spec && spec.defaultFrom !== undefined) ||
      ('optional' in spec && spec.optional === true);
    if (hasDefault) continue;
    const range = 'min' in spec ? spec : { min: 0, max: Number.POSITIVE_INFINITY };
    params[name] = Math.min(range.max, Math.max(range.min, beginnings[name] ?? range.min));
  }
  return params;
}
