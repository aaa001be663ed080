import { promises as fs } from 'node:fs';
import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import type { JsonObject } from '../../../shared/network/network.ts';
import { parseTrainingSettings } from '../../../shared/program/settings.ts';
import type { EngineChoice, Evaluation, TrainerEvent } from '../../studio/index.ts';
import { checkedNetwork } from '../checked-network.ts';
import { openStudio } from '../context.ts';
import { CliFailure, EXIT, type ExitCode } from '../exit.ts';
import { watchInterrupts } from '../interrupt.ts';
import { percent, print, printJson, real, table, warn } from '../output.ts';
import { addSettings, settingsOf } from '../training-options.ts';

interface EvaluateOptions {
  readonly weights?: string;
  readonly split: Evaluation['split'];
  readonly engine: EngineChoice;
  readonly json?: true;
}
type Evaluated = Extract<TrainerEvent, { kind: 'evaluated' }>;
type Prediction = Extract<TrainerEvent, { kind: 'prediction' }>;

export function addEvaluate(program: Command): void {
  addCommand(program, 'predict', 'print what a network says of each sample', true, false);
  addCommand(program, 'evaluate', 'measure a network on a data set, with the confusion matrix', false, true);
}

function addCommand(program: Command, name: string, what: string, samples: boolean, totals: boolean): void {
  const command = program.command(name).description(what).argument('<file>', 'the network');
  addSettings(command, ['dataset', 'limit', 'seed', 'validationSplit', 'loss', 'labelSmoothing'])
    .option('--weights <run|file>', 'a run folder or a safetensors file; without: what --seed draws')
    .addOption(
      new Option('--split <part>', 'of the data set')
        .choices(['training', 'validation', 'all'])
        .default('all'),
    )
    .addOption(
      new Option('--engine <kind>', 'what computes')
        .choices(['auto', 'native', 'interpreter'])
        .default('auto'),
    )
    .option('--json', 'print a JSON object a line')
    .action(async (file: string, options: EvaluateOptions) => {
      const json = options.json === true;
      process.exitCode = await evaluate(file, options, settingsOf({ ...options }), {
        prediction: json ? printPrediction : samples ? describePrediction : () => {},
        evaluated: totals ? (json ? printTotals : describeTotals) : () => {},
      });
    });
}

interface Listener {
  prediction(event: Prediction): void;
  evaluated(event: Evaluated): void;
}

async function evaluate(
  file: string,
  { weights, split, engine, json }: EvaluateOptions,
  settings: JsonObject,
  listener: Listener,
): Promise<ExitCode> {
  const interrupts = watchInterrupts();
  const network = await checkedNetwork(file, json === true);
  const parsed = parseTrainingSettings({ ...network.training, ...settings });
  if (!parsed.ok) {
    throw new CliFailure(EXIT.errors, parsed.problems.map(({ message }) => `${file}: ${message}`).join('\n'));
  }
  if (weights !== undefined) {
    await fs.access(weights).catch(() => {
      throw new CliFailure(EXIT.wrongCall, `--weights: there is no run folder or file ${weights}.`);
    });
  }
  const { dataset, seed, limit, validationSplit } = parsed.settings;
  let failed = false;
  const running = await openStudio().evaluate(
    {
      // With the flags: the loss is measured by the network's own settings.
      network: { ...network, training: { ...network.training, ...settings } },
      dataset,
      ...(weights === undefined ? {} : { weights: resolve(weights) }),
      seed,
      ...(limit === undefined ? {} : { limit }),
      validationSplit,
      split,
      engine,
    },
    (event) => {
      if (event.kind === 'prediction') listener.prediction(event);
      if (event.kind === 'evaluated') listener.evaluated(event);
      if (event.kind === 'problem') warn(event.problem.message);
      if (event.kind === 'end') failed = event.outcome === 'failed';
    },
  );
  interrupts.onInterrupt(() => running.stop());
  process.stdout.once('error', () => running.stop());
  await running.over;
  if (interrupts.happened) return EXIT.interrupted;
  return failed ? EXIT.errors : EXIT.done;
}

const printPrediction = ({ index, label, output }: Prediction): void => printJson({ index, label, output });

function describePrediction({ index, label, predicted, output }: Prediction): void {
  print(
    `${index}: ${predicted} (${real(Math.max(...output))})${predicted === label ? '' : `, but it is ${label}`}`,
  );
}

const printTotals = ({ count, loss, accuracy, confusion }: Evaluated): void =>
  printJson({ count, loss, accuracy, confusion });

function describeTotals({ count, loss, accuracy, confusion }: Evaluated): void {
  print(`${count} samples: loss ${real(loss)}, accuracy ${percent(accuracy)}`);
  print('True class (rows) and predicted class (columns):');
  const header = ['', ...confusion.map((_, index) => String(index))];
  const rows = confusion.map((row, index) => [String(index), ...row.map(String)]);
  for (const line of table([header, ...rows])) print(line);
}
