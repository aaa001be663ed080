import type { TrainingSettings } from '../../shared/program/settings.ts';
import type { training } from '../i18n/en/training.ts';
import type { SettingName } from './bounds.ts';

/** A setting that is typed or chosen; the data set has a field of its own. */
export type FieldName = Exclude<SettingName, 'dataset'>;

export interface SettingField {
  readonly name: FieldName;
  /** What the arrows add; absent where steps make no sense. */
  readonly step?: number;
  /** Keys of the catalogue. */
  readonly help?: Extract<keyof typeof training, `help_${string}`>;
  readonly unit?: Extract<keyof typeof training, `unit_${string}`>;
  /** Under "More settings". */
  readonly advanced?: true;
  /** Absent: always. */
  shown?(settings: TrainingSettings, context: { readonly bringsLoss: boolean }): boolean;
}

const withOptimizer =
  (...names: readonly TrainingSettings['optimizer'][]) =>
  ({ optimizer }: TrainingSettings): boolean =>
    names.includes(optimizer);

const withSchedule =
  (...names: readonly TrainingSettings['schedule'][]) =>
  ({ schedule }: TrainingSettings): boolean =>
    names.includes(schedule);

/** The form, top to bottom. */
export const settingFields: readonly SettingField[] = [
  { name: 'optimizer' },
  { name: 'learningRate' },
  { name: 'momentum', shown: withOptimizer('momentum', 'nesterov') },
  { name: 'schedule' },
  { name: 'stepEvery', step: 1, unit: 'unit_stepEvery', shown: withSchedule('step') },
  { name: 'stepFactor', shown: withSchedule('step', 'reduceOnPlateau') },
  { name: 'decayRate', help: 'help_decayRate', shown: withSchedule('exponential') },
  { name: 'patience', step: 1, unit: 'unit_patience', shown: withSchedule('reduceOnPlateau') },
  { name: 'minLearningRate', shown: withSchedule('cosine', 'reduceOnPlateau') },
  { name: 'peakAt', help: 'help_peakAt', shown: withSchedule('oneCycle') },
  { name: 'batchSize', step: 1 },
  { name: 'epochs', step: 1 },
  { name: 'validationSplit', help: 'help_validationSplit' },
  { name: 'l2', help: 'help_l2' },
  { name: 'seed', step: 1, help: 'help_seed' },
  { name: 'loss', advanced: true, shown: (_, { bringsLoss }) => !bringsLoss },
  {
    name: 'labelSmoothing',
    advanced: true,
    help: 'help_labelSmoothing',
    shown: ({ loss }, { bringsLoss }) => bringsLoss || loss === 'crossEntropy',
  },
  { name: 'l1', advanced: true, help: 'help_l1' },
  { name: 'weightDecay', advanced: true, help: 'help_weightDecay' },
  { name: 'clipNorm', advanced: true, help: 'help_clipNorm' },
  { name: 'clipValue', advanced: true, help: 'help_clipValue' },
  { name: 'accumulate', advanced: true, step: 1, help: 'help_accumulate', unit: 'unit_accumulate' },
  { name: 'warmUp', advanced: true, step: 100, help: 'help_warmUp', unit: 'unit_warmUp' },
  { name: 'rho', advanced: true, shown: withOptimizer('rmsprop', 'adadelta') },
  { name: 'beta1', advanced: true, shown: withOptimizer('adam', 'adamw') },
  { name: 'beta2', advanced: true, shown: withOptimizer('adam', 'adamw') },
  {
    name: 'epsilon',
    advanced: true,
    shown: withOptimizer('rmsprop', 'adam', 'adamw', 'adagrad', 'adadelta'),
  },
  { name: 'limit', advanced: true, step: 100, help: 'help_limit' },
  {
    name: 'checkpointEvery',
    advanced: true,
    step: 100,
    help: 'help_checkpointEvery',
    unit: 'unit_checkpointEvery',
  },
  {
    name: 'statisticsEvery',
    advanced: true,
    step: 10,
    help: 'help_statisticsEvery',
  },
];
