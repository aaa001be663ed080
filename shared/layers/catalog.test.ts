import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { createBuilder } from '../ops/builder.ts';
import { constant, placeholder, readVariable } from '../ops/sources.ts';
import { BATCH, tensor } from '../ops/types.ts';
import type { AnyLayer, Localised, ParamSpec, Params, Shape } from './define.ts';
import { findingCodes } from './findings.ts';
import { categories, findLayer, layers } from './index.ts';
import { parseParams } from './params.ts';
import { inputsOf, paramsOf } from './testing/random-layer.ts';

/** The walk: whatever is in the catalog keeps the contract. */
const sources = Object.keys(import.meta.glob('./*.ts'));
const fileOf = (type: string): string =>
  `./${type
    .replace(/^(P|R)?ReLU$/, (_, kind = '') => `${kind}relu`)
    .replace('ReLU', 'Relu')
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()}`;

test('every type is there once, found by its name, in a category of the palette', () => {
  const types = layers.map(({ type }) => type);
  expect(new Set(types).size).toBe(types.length);
  for (const layer of layers) {
    expect(findLayer(layer.type)).toBe(layer);
    expect(categories).toContain(layer.category);
  }
});

/** Builds the layer alone; gives the shape it has in ops and the weights it read. */
function build(layer: AnyLayer, inputs: readonly Shape[], params: Params, own: Shape, training: boolean) {
  const b = createBuilder();
  const specs = new Map(layer.weights(inputs, params).map((weight) => [weight.name, weight]));
  const read = new Set<string>();
  const updated: string[] = [];
  const fed = layer.inputs.max === 0 ? [own] : inputs;
  const value = layer.build({
    b,
    inputs: fed.map((shape, i) => placeholder(b, `x${i}`, tensor([BATCH, ...shape]))),
    params,
    training,
    frozen: false,
    weight(name) {
      read.add(name);
      const spec = specs.get(name);
      if (!spec) throw new Error(`${name} is not declared`);
      return readVariable(b, name, spec.shape);
    },
    step: () => constant(b, 1, [], 'int32'),
    update: (name) => updated.push(name),
    random: () => ({ seed: constant(b, 1, [], 'int32'), step: constant(b, 1, [], 'int32') }),
  });
  return { shape: value.type.shape, declared: [...specs.values()], read, updated };
}

describe.each(layers)('$type', (layer: AnyLayer) => {
  it('has its file and its test', () => {
    expect(sources).toContain(`${fileOf(layer.type)}.ts`);
    expect(sources).toContain(`${fileOf(layer.type)}.test.ts`);
  });

  it('speaks both languages', () => {
    const specs: readonly ParamSpec[] = Object.values(layer.params);
    const sentences: readonly Localised[] = [layer.help.summary, layer.help.use];
    for (const { en, zh } of [layer.help.title, ...sentences, ...specs.map(({ label }) => label)]) {
      expect(en.trim()).not.toBe('');
      expect(zh.trim()).not.toBe('');
    }
    for (const { en, zh } of sentences) {
      expect(en).toMatch(/[.!]$/);
      expect(zh).toMatch(/[\u4e00-\u9fff]/);
      expect(zh).toMatch(/[。！]$/);
    }
  });

  it('for any parameters and inputs: never throws, and shape, weights and ops agree', () => {
    fc.assert(
      fc.property(paramsOf(layer), inputsOf(layer), fc.boolean(), (raw, inputs, training) => {
        const parsed = parseParams(layer, raw);
        if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
        const { shape, findings, formulas } = layer.shape(inputs, parsed.params);
        const errors = findings.filter(({ severity }) => severity === 'error');
        expect(errors.length > 0).toBe(shape === undefined);
        for (const { code } of findings) expect(findingCodes).toContain(code);
        for (const { text } of formulas) expect(text).not.toMatch(/NaN|undefined|Infinity/);
        if (!shape) return;
        expect(shape.every((size) => Number.isSafeInteger(size) && size > 0)).toBe(true);
        const built = build(layer, inputs, parsed.params, shape, training);
        expect(built.shape).toEqual([BATCH, ...shape]);
        expect([...built.read].sort()).toEqual(built.declared.map(({ name }) => name).sort());
        const still = built.declared.filter(({ trainable }) => !trainable).map(({ name }) => name);
        expect(built.updated.sort()).toEqual(training ? still.sort() : []);
        expect(layer.window?.(parsed.params, inputs)).not.toBe(null);
        for (const word of [
          layer.counterpart.keras(parsed.params, inputs),
          layer.counterpart.pytorch(parsed.params, inputs),
        ])
          if (word !== undefined) expect(word).not.toMatch(/NaN|undefined|\[object|Infinity/);
      }),
      { numRuns: 300 },
    );
  });

  it('each fix of a finding mends that finding', () => {
    fc.assert(
      fc.property(paramsOf(layer), inputsOf(layer), (raw, inputs) => {
        const parsed = parseParams(layer, raw);
        if (!parsed.ok) return;
        for (const { code, fixes } of layer.shape(inputs, parsed.params).findings)
          for (const fix of fixes) {
            const mended = parseParams(layer, { ...raw, ...(fix.params as typeof raw) });
            if (!mended.ok) throw new Error(`${code}: the fix is refused: ${JSON.stringify(fix)}`);
            const left = layer.shape(inputs, mended.params).findings.map((finding) => finding.code);
            expect(left).not.toContain(code);
          }
      }),
      { numRuns: 500 },
    );
  });
});
