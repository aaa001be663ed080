import { type Command, InvalidArgumentError } from 'commander';
import type { JsonObject } from '../../shared/network/network.ts';
import { parseTrainingSettings, trainingSettings } from '../../shared/program/settings.ts';
import { CliFailure, EXIT } from './exit.ts';

/** One flag a training setting: the setting's schema checks it, so that there is one truth of ranges. */
const FLAGS = [
  { flag: '--dataset <name|path>', field: 'dataset', what: 'mnist, shapes, or the path of IDX files' },
  { flag: '--epochs <n>', field: 'epochs', what: 'passes over the training data' },
  { flag: '--batch-size <n>', field: 'batchSize', what: 'samples a step' },
  {
    flag: '--optimizer <name>',
    field: 'optimizer',
    what: trainingSettings.shape.optimizer.unwrap().options.join(', '),
  },
  {
    flag: '--accumulate <n>',
    field: 'accumulate',
    what: 'batches per update, as one batch of so many times the size',
  },
  { flag: '--learning-rate <x>', field: 'learningRate', what: 'size of a step; adadelta is made for 1' },
  { flag: '--momentum <x>', field: 'momentum', what: 'for momentum and nesterov' },
  { flag: '--rho <x>', field: 'rho', what: 'decay of the mean square, for rmsprop and adadelta' },
  { flag: '--beta1 <x>', field: 'beta1', what: 'decay of the first moment, for adam and adamw' },
  { flag: '--beta2 <x>', field: 'beta2', what: 'decay of the second moment, for adam and adamw' },
  { flag: '--epsilon <x>', field: 'epsilon', what: 'added to a divisor, for rmsprop and the ad… optimisers' },
  {
    flag: '--schedule <name>',
    field: 'schedule',
    what: `how the learning rate goes on: ${trainingSettings.shape.schedule.unwrap().options.join(', ')}`,
  },
  { flag: '--warm-up <n>', field: 'warmUp', what: 'updates over which the learning rate rises' },
  { flag: '--step-every <n>', field: 'stepEvery', what: 'epochs between steps down, for step' },
  { flag: '--step-factor <x>', field: 'stepFactor', what: 'of a step down, for step and reduceOnPlateau' },
  { flag: '--decay-rate <x>', field: 'decayRate', what: 'factor of each epoch, for exponential' },
  {
    flag: '--min-learning-rate <x>',
    field: 'minLearningRate',
    what: 'where it ends, for cosine and reduceOnPlateau',
  },
  { flag: '--peak-at <x>', field: 'peakAt', what: 'share of the updates before the peak, for oneCycle' },
  { flag: '--patience <n>', field: 'patience', what: 'epochs without a better loss, for reduceOnPlateau' },
  { flag: '--loss <name>', field: 'loss', what: trainingSettings.shape.loss.unwrap().options.join(', ') },
  {
    flag: '--label-smoothing <x>',
    field: 'labelSmoothing',
    what: 'share of the truth spread over all classes, for crossEntropy',
  },
  { flag: '--l1 <x>', field: 'l1', what: 'strength of the L1 penalty' },
  { flag: '--l2 <x>', field: 'l2', what: 'strength of the L2 penalty' },
  {
    flag: '--weight-decay <x>',
    field: 'weightDecay',
    what: 'decoupled for adamw (0.01 unless given), added to the gradient for the others',
  },
  { flag: '--clip-norm <x>', field: 'clipNorm', what: 'greatest length of all gradients together' },
  { flag: '--clip-value <x>', field: 'clipValue', what: 'greatest size of one cell of a gradient' },
  { flag: '--seed <n>', field: 'seed', what: 'of weights, shuffles and dropout' },
  { flag: '--limit <n>', field: 'limit', what: 'use only this many samples' },
  { flag: '--validation-split <x>', field: 'validationSplit', what: 'share of the data kept for validation' },
  {
    flag: '--checkpoint-every <n>',
    field: 'checkpointEvery',
    what: 'steps between checkpoints, besides each epoch’s end',
  },
  {
    flag: '--statistics-every <n>',
    field: 'statisticsEvery',
    what: 'steps between statistics of the layers, in the run folder and with --json; 0: none',
  },
] as const satisfies readonly { flag: string; field: keyof typeof trainingSettings.shape; what: string }[];
export type SettingField = (typeof FLAGS)[number]['field'];

const WORDS: ReadonlySet<string> = new Set(['dataset', 'optimizer', 'loss', 'schedule']);

export function addSettings(command: Command, fields?: readonly SettingField[]): Command {
  for (const { flag, field, what } of FLAGS) {
    if (fields && !fields.includes(field)) continue;
    if (WORDS.has(field)) command.option(flag, what);
    else command.option(flag, what, toNumber);
  }
  return command;
}

function toNumber(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || Number.isNaN(value)) throw new InvalidArgumentError('It must be a number.');
  return value;
}

/** The settings among a command's options, checked. @throws CliFailure `wrongCall` */
export function settingsOf(options: Readonly<Record<string, unknown>>): JsonObject {
  const settings = Object.fromEntries(
    FLAGS.flatMap(({ field }): (readonly [string, string | number])[] => {
      const value = options[field];
      return typeof value === 'string' || typeof value === 'number' ? [[field, value]] : [];
    }),
  );
  const parsed = parseTrainingSettings(settings);
  if (parsed.ok) return settings;
  const sentences = parsed.problems.map(({ field, message }) => {
    const flag = FLAGS.find((row) => row.field === field)?.flag.split(' ')[0] ?? field;
    return message.replace(/^training\.\w+/, flag);
  });
  throw new CliFailure(EXIT.wrongCall, sentences.join('\n'));
}
