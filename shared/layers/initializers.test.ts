import { expect, test } from 'vitest';
import { conv } from './conv.ts';
import type { Initializer } from './define.ts';
import { fc } from './fc.ts';
import { kerasInitializer } from './initializers.ts';
import { refused, tryLayer } from './testing/try-layer.ts';

const kernelInit = (raw: Record<string, string | number>): Initializer | undefined =>
  tryLayer(conv, [[8, 8, 3]], { filters: 16, kernel: 5, ...raw }).weights[0]?.init;

test('scaled kinds know how many values a kernel sums and feeds', () => {
  for (const init of ['he_uniform', 'glorot_normal', 'lecun_normal'])
    expect(kernelInit({ init })).toEqual({ kind: init, fanIn: 75, fanOut: 400 });
});

test('the others take their own number', () => {
  expect(kernelInit({ init: 'gaussian' })).toEqual({ kind: 'gaussian', sigma: 0.01 });
  expect(kernelInit({ init: 'gaussian', initSigma: 0.5 })).toEqual({ kind: 'gaussian', sigma: 0.5 });
  expect(kernelInit({ init: 'constant', initValue: -0.1 })).toEqual({ kind: 'constant', value: -0.1 });
  expect(kernelInit({ init: 'zeros' })).toEqual({ kind: 'zeros' });
  expect(refused(fc, { units: 3, init: 'gaussian', initSigma: 0 })[0]).toMatch(
    /^initSigma must be .* above 0/,
  );
});

test('in Keras’ words', () => {
  const numbers = { initSigma: 0.02, initValue: 0.1 };
  expect(kerasInitializer({ init: 'gaussian', ...numbers })).toBe(
    'keras.initializers.RandomNormal(stddev=0.02)',
  );
  expect(kerasInitializer({ init: 'constant', ...numbers })).toBe('keras.initializers.Constant(0.1)');
  expect(kerasInitializer({ init: 'zeros', ...numbers })).toBe('"zeros"');
});
