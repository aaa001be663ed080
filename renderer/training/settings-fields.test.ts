import { describe, expect, it } from 'vitest';
import { trainingSettings } from '../../shared/program/settings.ts';
import { settingFields } from './settings-fields.ts';

const shownFor = (optimizer: string, bringsLoss = true) => {
  const settings = trainingSettings.parse({ optimizer });
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
  });

  it('asks for the loss only where the network brings none', () => {
    expect(shownFor('adam')).not.toContain('loss');
    expect(shownFor('adam', false)).toContain('loss');
  });
});
