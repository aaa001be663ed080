import type { TrainingSettings } from '../../shared/program/settings.ts';
import type { SettingName } from './bounds.ts';

/** A setting that is typed or chosen; the data set has a field of its own. */
export type FieldName = Exclude<SettingName, 'dataset'>;

export interface SettingField {
  readonly name: FieldName;
  /** What the arrows add; absent where steps make no sense. */
  readonly step?: number;
  /** Keys of the catalogue. */
  readonly help?: 'help_l2' | 'help_seed' | 'help_validationSplit' | 'help_limit' | 'help_checkpointEvery';
  readonly unit?: 'unit_checkpointEvery';
  /** Under "More settings". */
  readonly advanced?: true;
  /** Absent: always. */
  shown?(settings: TrainingSettings, context: { readonly bringsLoss: boolean }): boolean;
}

const withOptimizer =
  (...names: readonly TrainingSettings['optimizer'][]) =>
  ({ optimizer }: TrainingSettings): boolean =>
    names.includes(optimizer);

/** The form, top to bottom. */
export const settingFields: readonly SettingField[] = [
  { name: 'optimizer' },
  { name: 'learningRate' },
  { name: 'momentum', shown: withOptimizer('momentum', 'nesterov') },
  { name: 'batchSize', step: 1 },
  { name: 'epochs', step: 1 },
  { name: 'validationSplit', help: 'help_validationSplit' },
  { name: 'l2', help: 'help_l2' },
  { name: 'seed', step: 1, help: 'help_seed' },
  { name: 'loss', advanced: true, shown: (_, { bringsLoss }) => !bringsLoss },
  { name: 'rho', advanced: true, shown: withOptimizer('rmsprop') },
  { name: 'beta1', advanced: true, shown: withOptimizer('adam') },
  { name: 'beta2', advanced: true, shown: withOptimizer('adam') },
  { name: 'epsilon', advanced: true, shown: withOptimizer('rmsprop', 'adam') },
  { name: 'limit', advanced: true, step: 100, help: 'help_limit' },
  {
    name: 'checkpointEvery',
    advanced: true,
    step: 100,
    help: 'help_checkpointEvery',
    unit: 'unit_checkpointEvery',
  },
];
