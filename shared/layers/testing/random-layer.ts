import fc from 'fast-check';
import type { JsonObject } from '../../network/network.ts';
import type { AnyLayer, ParamSpec, Shape } from '../define.ts';

/** A value that the schema allows, of a size a layer has. */
function allowedBy(spec: ParamSpec): fc.Arbitrary<JsonObject[string]> {
  switch (spec.kind) {
    case 'int':
      return fc.integer({ min: spec.min, max: Math.min(spec.max, spec.min + 11) });
    case 'real':
      return fc.double({
        min: spec.min,
        max: spec.max,
        minExcluded: spec.exclusiveMin ?? false,
        maxExcluded: spec.exclusiveMax ?? false,
        noNaN: true,
      });
    case 'boolean':
      return fc.boolean();
    case 'choice':
      return fc.constantFrom(...spec.options);
    case 'size': {
      const length = fc.integer({ min: spec.min, max: Math.min(spec.max, spec.min + 5) });
      return fc.oneof(length, fc.tuple(length, length));
    }
    case 'padding': {
      const cells = fc.integer({ min: 0, max: 4 });
      const explicit = fc.oneof(cells, fc.tuple(cells, cells));
      return spec.same ? fc.oneof(explicit, fc.constant('same')) : explicit;
    }
  }
}

/** Parameters as a file might have them: those with a default are left out at times. */
export function paramsOf(layer: AnyLayer): fc.Arbitrary<JsonObject> {
  const specs: readonly (readonly [string, ParamSpec])[] = Object.entries(layer.params);
  const required = specs
    .filter(
      ([, spec]) =>
        spec.default === undefined &&
        !('defaultFrom' in spec && spec.defaultFrom) &&
        !('optional' in spec && spec.optional),
    )
    .map(([name]) => name);
  return fc.record(Object.fromEntries(specs.map(([name, spec]) => [name, allowedBy(spec)])), {
    requiredKeys: required,
  });
}

const shape: fc.Arbitrary<Shape> = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(...[1, 1, 1].map((min) => fc.integer({ min, max: 14 }))) },
  { weight: 1, arbitrary: fc.tuple(fc.integer({ min: 1, max: 40 })) },
);

/** As many inputs as the layer takes; those of a layer of several agree more often than not. */
export function inputsOf({ inputs: { min, max } }: AnyLayer): fc.Arbitrary<readonly Shape[]> {
  if (max === 0) return fc.constant([]);
  if (max === 1) return shape.map((one) => [one]);
  const count = fc.integer({ min, max: min + 2 });
  const alike = fc.tuple(shape, count).map(([one, n]) => Array.from({ length: n }, () => one));
  return fc.oneof({ weight: 4, arbitrary: alike }, fc.array(shape, { minLength: min, maxLength: min + 2 }));
}
