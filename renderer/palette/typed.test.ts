import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ParamSpec } from '../../shared/layers/define.ts';
import { findLayer, layers } from '../../shared/layers/index.ts';
import { parseParams } from '../../shared/layers/params.ts';
import type { Json } from '../../shared/network/network.ts';
import { readQuery } from './query.ts';
import { parseTyped } from './typed.ts';

const wholes = (min: number, max: number) => fc.integer({ min, max: Math.min(max, 999) });

/** A value that a parameter can have, as the file writes it. */
function anyValue(spec: ParamSpec): fc.Arbitrary<Json> {
  const pair = (min: number, max: number): fc.Arbitrary<Json> =>
    fc.tuple(wholes(min, max), wholes(min, max)).map(([a, b]) => (a === b ? a : [a, b]));
  switch (spec.kind) {
    case 'int':
      return wholes(spec.min, spec.max);
    case 'real':
      return fc
        .integer({ min: 1, max: 99 })
        .map((part) =>
          Number((spec.min + ((Math.min(spec.max, spec.min + 1) - spec.min) * part) / 100).toFixed(4)),
        );
    case 'boolean':
      return fc.boolean();
    case 'choice':
      return fc.constantFrom(...spec.options);
    case 'size':
      return fc.oneof(wholes(spec.min, spec.max), pair(spec.min, spec.max));
    case 'padding':
      return fc.oneof(wholes(0, 99), pair(0, 99), ...(spec.same ? [fc.constant('same')] : []));
  }
}

const textOf = (value: Json): string => (Array.isArray(value) ? value.join('x') : String(value));
const isLayer = (name: string): boolean =>
  layers.some(({ type }) => type.toLowerCase() === name.toLowerCase());

test.each(layers.map((layer) => [layer.type, layer] as const))(
  '%s: whatever is typed by name, in either language, is what is read',
  (type, layer) => {
    const specs: readonly (readonly [string, ParamSpec])[] = Object.entries(layer.params);
    const typed = fc.tuple(...specs.map(([, spec]) => fc.option(anyValue(spec), { nil: undefined })));
    const how = fc.constantFrom(
      (name: string, _: ParamSpec, value: string) => `${name}=${value}`,
      (name: string, _: ParamSpec, value: string) => `${name.toUpperCase()} = ${value}`,
      (_: string, { label }: ParamSpec, value: string) => `${label.zh.replace(/\s/g, '')}=${value}`,
    );
    fc.assert(
      fc.property(typed, how, (values, write) => {
        const given = specs.flatMap(([name, spec], i) => {
          const value = values[i];
          const spaced =
            spec.label.zh.includes(' ') || spec.label.zh.includes('λ') || spec.label.zh.includes('σ');
          return value === undefined || (write.length > 1 && spaced) ? [] : [{ name, spec, value }];
        });
        const query = [type, ...given.map(({ name, spec, value }) => write(name, spec, textOf(value)))].join(
          ' ',
        );
        const { words } = readQuery(query, isLayer);
        const { params, issues } = parseTyped(layer, words);
        expect(issues, query).toEqual([]);
        expect(params, query).toEqual(Object.fromEntries(given.map(({ name, value }) => [name, value])));
      }),
      { numRuns: 40 },
    );
  },
);

test('numbers in the order of the schema', () => {
  const conv = findLayer('Conv')!;
  const side = fc.integer({ min: 1, max: 20 });
  fc.assert(
    fc.property(fc.array(side, { minLength: 1, maxLength: 4 }), (numbers) => {
      const names = ['filters', 'kernel', 'stride', 'padding'];
      const expected = Object.fromEntries(numbers.map((number, i) => [names[i] ?? '', number]));
      expect(parseTyped(conv, numbers.map(String))).toEqual({ params: expected, issues: [] });
    }),
  );
});

test('anything can be typed: nothing throws, and what is taken the schema takes', () => {
  const word = fc.oneof(
    fc.string({ maxLength: 8 }),
    fc.constantFrom(
      '3x3',
      's2',
      'p1',
      'same',
      '64',
      '0.5',
      'k3x5',
      'stride=',
      '=2',
      'x',
      '-1',
      '1e9',
      '步幅2',
      'no',
      'bias',
    ),
  );
  fc.assert(
    fc.property(fc.constantFrom(...layers), fc.array(word, { maxLength: 6 }), (layer, typed) => {
      const { words } = readQuery([layer.type, ...typed].join(' '), isLayer);
      const { params } = parseTyped(layer, words);
      const wrong = parseParams(layer, params).issues.filter(({ name }) => Object.hasOwn(params, name));
      expect(wrong).toEqual([]);
    }),
    { numRuns: 500 },
  );
});
