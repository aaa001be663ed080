import { describe, expect, it } from 'vitest';
import { trainingSettings } from '../../shared/program/settings.ts';
import { boundsOf, type SettingName } from './bounds.ts';

const defaults = trainingSettings.parse({});
const names = Object.keys(trainingSettings.shape).filter(
  (name): name is SettingName => name in trainingSettings.shape,
);
const accepts = (name: SettingName, value: number) =>
  trainingSettings.safeParse({ ...defaults, [name]: value }).success;

describe('the bounds of the form', () => {
  it.each(names)('of %s are those of the schema', (name) => {
    const { min, max, aboveMin, belowMax, integer, options } = boundsOf(name);
    for (const option of options) expect(trainingSettings.safeParse({ [name]: option }).success).toBe(true);
    if (Number.isFinite(min)) {
      expect(accepts(name, min)).toBe(!aboveMin);
      expect(accepts(name, min - (integer ? 1 : 1e-6))).toBe(false);
    }
    if (Number.isFinite(max)) {
      expect(accepts(name, max)).toBe(!belowMax);
      expect(accepts(name, max + (integer ? 1 : 1e-6))).toBe(false);
    }
    if (integer) expect(accepts(name, Math.max(min, 1) + 0.5)).toBe(false);
  });

  it('know the optimisers', () => {
    expect(boundsOf('optimizer').options).toContain('adam');
    expect(boundsOf('learningRate')).toMatchObject({ min: 0, aboveMin: true, integer: false });
  });
});
