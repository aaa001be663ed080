import { describe, expect, it } from 'vitest';
import { trainingSettings } from '../../shared/program/settings.ts';
import { settingFields } from './settings-fields.ts';

const shownFor = (optimizer: string, bringsLoss = true, more: Record<string, unknown> = {}) => {
  const settings = trainingSettings.parse({ optimizer, ...more });
  return settingFields
    .filter(({ shown }) => shown?.(settings, { bringsLoss }) ?? true)
    .map(({ name }) => name);
};

describe('the form of the settings', () => {
  it('has a field for every setting but the data set, which has its own', () => {
    const named = new Set<string>(settingFields.map(({ name }) => name));
    expect([...named].sort()).toEqual(
      Object.keys(trainingSettings.shape)
        .filter((name) => name !== 'dataset')
        .sort(),
    );
  });

  it('shows of the optimisers’ settings those of the chosen one', () => {
    const own = ['momentum', 'rho', 'beta1', 'beta2', 'epsilon'];
    const shown = (optimizer: string) => shownFor(optimizer).filter((name) => own.includes(name));
    expect(shown('sgd')).toEqual([]);
    expect(shown('momentum')).toEqual(['momentum']);
    expect(shown('nesterov')).toEqual(['momentum']);
    expect(shown('rmsprop')).toEqual(['rho', 'epsilon']);
    expect(shown('adam')).toEqual(['beta1', 'beta2', 'epsilon']);
    expect(shown('adamw')).toEqual(['beta1', 'beta2', 'epsilon']);
    expect(shown('adagrad')).toEqual(['epsilon']);
    expect(shown('adadelta')).toEqual(['rho', 'epsilon']);
  });

  it('shows of the schedules’ settings those of the chosen one', () => {
    const own = ['stepEvery', 'stepFactor', 'decayRate', 'patience', 'minLearningRate', 'peakAt'];
    const shown = (schedule: string) =>
      shownFor('adam', true, { schedule }).filter((name) => own.includes(name));
    expect(shown('constant')).toEqual([]);
    expect(shown('step')).toEqual(['stepEvery', 'stepFactor']);
    expect(shown('exponential')).toEqual(['decayRate']);
    expect(shown('cosine')).toEqual(['minLearningRate']);
    expect(shown('oneCycle')).toEqual(['peakAt']);
    expect(shown('reduceOnPlateau')).toEqual(['stepFactor', 'patience', 'minLearningRate']);
  });

  it('asks for label smoothing only where the loss is cross-entropy', () => {
    expect(shownFor('adam')).toContain('labelSmoothing');
    expect(shownFor('adam', false)).toContain('labelSmoothing');
    expect(shownFor('adam', false, { loss: 'hinge' })).not.toContain('labelSmoothing');
    expect(shownFor('adam', true, { loss: 'hinge' })).toContain('labelSmoothing');
  });

  it('asks for the loss only where the network brings none', () => {
    expect(shownFor('adam')).not.toContain('loss');
    expect(shownFor('adam', false)).toContain('loss');
  });
});
