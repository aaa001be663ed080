import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { parseTrainingSettings } from '../../../shared/program/settings.ts';
import type { EngineChoice, LiveRun, Studio, TrainerEvent } from '../../studio/index.ts';
import { checkedNetwork } from '../checked-network.ts';
import { openStudio } from '../context.ts';
import { CliFailure, EXIT, type ExitCode } from '../exit.ts';
import { watchInterrupts } from '../interrupt.ts';
import { warn } from '../output.ts';
import { addSettings, settingsOf } from '../training-options.ts';
import { jsonReport, type TrainingReport, textReport } from '../training-report.ts';

interface TrainOptions {
  readonly run?: string;
  readonly resume?: string;
  readonly init?: string;
  readonly freeze?: readonly string[];
  readonly engine: EngineChoice;
  readonly force?: true;
  readonly json?: true;
  readonly epochs?: number;
}

export function addTrain(program: Command): void {
  const command = program
    .command('train')
    .description('train a network; Ctrl-C stops with a checkpoint')
    .argument('[file]', 'the network; not needed with --resume');
  addSettings(command)
    .option('--run <dir>', 'the run folder to make')
    .option('--resume <dir>', 'train on from the last checkpoint of a run folder; --epochs may ask for more')
    .option('--init <weights>', 'start from the weights of a run folder or a safetensors file')
    .option('--freeze <ids>', 'layers whose weights stay, separated by commas', (ids: string) =>
      ids.split(',').map((id) => id.trim()),
    )
    .addOption(
      new Option('--engine <kind>', 'what computes')
        .choices(['auto', 'native', 'interpreter'])
        .default('auto'),
    )
    .option('--force', 'train even when the machine has not enough memory for it')
    .option('--json', 'print a JSON object a line')
    .action(async (file: string | undefined, options: TrainOptions) => {
      process.exitCode = await train(file, options, settingsOf({ ...options }));
    });
}

async function train(
  file: string | undefined,
  options: TrainOptions,
  settings: Record<string, unknown>,
): Promise<ExitCode> {
  const interrupts = watchInterrupts();
  const studio = openStudio();
  let report: TrainingReport | undefined;
  // What comes before the report is made waits for it; nothing can, for a process takes longer to start.
  const listen = (event: TrainerEvent): void => report?.event(event);
  const run =
    options.resume === undefined
      ? await startNew(studio, file, options, settings, listen)
      : await studio.runs.continue(resolve(options.resume), changesOf(options), listen);
  const { directory, name, epochs } = run.info;
  report = options.json ? jsonReport(directory) : textReport(directory, name, epochs);

  interrupts.onInterrupt(() => {
    if (run.info.state !== 'stopping') warn('Stopping with a checkpoint. Ctrl-C again ends at once.');
    run.stop();
  });
  // Whoever read our output has gone (`| head`): nobody is left to train for.
  process.stdout.once('error', () => run.stop());

  const ended = await run.over;
  for (const problem of ended.problems) if (problem.code === 'trainerDied') report.problem(problem);
  report.end(ended);
  if (interrupts.happened) return EXIT.interrupted;
  return ended.state === 'failed' ? EXIT.errors : EXIT.done;
}

const changesOf = ({ epochs, force }: TrainOptions) => ({
  ...(epochs === undefined ? {} : { epochs }),
  force: force === true,
});

async function startNew(
  studio: Studio,
  file: string | undefined,
  { json, run, init, freeze, engine, force }: TrainOptions,
  settings: Record<string, unknown>,
  listen: (event: TrainerEvent) => void,
): Promise<LiveRun> {
  if (file === undefined)
    throw new CliFailure(EXIT.wrongCall, 'Name the network to train, or a run to --resume.');
  const network = await checkedNetwork(file, json === true);
  const unknown = (freeze ?? []).filter((id) => !network.nodes.some((node) => node.id === id));
  if (unknown.length > 0) {
    throw new CliFailure(EXIT.wrongCall, `--freeze: there is no layer ${unknown.join(', ')} in ${file}.`);
  }
  const parsed = parseTrainingSettings({ ...network.training, ...settings });
  if (!parsed.ok) {
    throw new CliFailure(EXIT.errors, parsed.problems.map(({ message }) => `${file}: ${message}`).join('\n'));
  }
  return studio.runs.start(
    {
      network,
      settings: parsed.settings,
      ...(run === undefined ? {} : { directory: run }),
      ...(init === undefined ? {} : { init: resolve(init) }),
      ...(freeze === undefined ? {} : { freeze }),
      engine,
      force: force === true,
    },
    listen,
  );
}
