import { type Command, InvalidArgumentError } from 'commander';
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
  { flag: '--learning-rate <x>', field: 'learningRate', what: 'size of a step' },
  { flag: '--momentum <x>', field: 'momentum', what: 'for momentum and nesterov' },
  { flag: '--l2 <x>', field: 'l2', what: 'weight of the L2 penalty' },
  { flag: '--loss <name>', field: 'loss', what: trainingSettings.shape.loss.unwrap().options.join(', ') },
  { flag: '--seed <n>', field: 'seed', what: 'of weights, shuffles and dropout' },
  { flag: '--limit <n>', field: 'limit', what: 'use only this many samples' },
  { flag: '--validation-split <x>', field: 'validationSplit', what: 'share of the data kept for validation' },
  {
    flag: '--checkpoint-every <n>',
    field: 'checkpointEvery',
    what: 'steps between checkpoints, besides each epoch’s end',
  },
] as const satisfies readonly { flag: string; field: keyof typeof trainingSettings.shape; what: string }[];
export type SettingField = (typeof FLAGS)[number]['field'];

const WORDS: ReadonlySet<string> = new Set(['dataset', 'optimizer', 'loss']);

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
export function settingsOf(options: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const given = FLAGS.filter(({ field }) => options[field] !== undefined);
  const settings = Object.fromEntries(given.map(({ field }) => [field, options[field]]));
  const parsed = parseTrainingSettings(settings);
  if (parsed.ok) return settings;
  const sentences = parsed.problems.map(({ field, message }) => {
    const flag = FLAGS.find((row) => row.field === field)?.flag.split(' ')[0] ?? field;
    return `${flag} ${String(settings[field])}: ${message.replace(/^training\.\w+: /, '')}`;
  });
  throw new CliFailure(EXIT.wrongCall, sentences.join('\n'));
}
