import { analysisBench } from './analysis.ts';
import { canvasBench } from './canvas/index.ts';
import { describeCompile } from './compile.ts';
import type { Paths } from './contender.ts';
import { benchFrozen, describeFrozen } from './frozen.ts';
import { benchNets } from './nets.ts';
import { benchTraining, describeTraining } from './training.ts';

const USAGE =
  'npm run bench -- [--only=NAME]\n' +
  `  NAME: a part of ${Object.values(benchNets)
    .map(({ name }) => `"${name}"`)
    .join(', ')}, or frozen, compile, analysis, canvas.\n` +
  '  NETLOOM_BENCH_ROUNDS: rounds a network, 5 if unset.';

function pathsOf({ env }: NodeJS.Process): Paths {
  const { NETLOOM_PYTHON, NETLOOM_TRAINER, NETLOOM_FIT_PEER, NETLOOM_STEP_PEER, NETLOOM_PLAIN_CANVAS } = env;
  if (!NETLOOM_PYTHON || !NETLOOM_TRAINER || !NETLOOM_FIT_PEER || !NETLOOM_STEP_PEER || !NETLOOM_PLAIN_CANVAS)
    throw new Error('Run this through `npm run bench`, which sets up the peers.');
  return {
    python: NETLOOM_PYTHON,
    trainer: NETLOOM_TRAINER,
    fit: NETLOOM_FIT_PEER,
    step: NETLOOM_STEP_PEER,
    plain: NETLOOM_PLAIN_CANVAS,
  };
}

/** `npm run bench`: Netloom beside its peers, in one run, as Markdown on standard output; progress on standard error. */
async function main(): Promise<void> {
  const paths = pathsOf(process);
  const [argument, ...rest] = process.argv.slice(2);
  const only = argument?.startsWith('--only=') ? argument.slice('--only='.length).toLowerCase() : '';
  if (rest.length > 0 || (argument && !only)) throw new Error(USAGE);
  const rounds = Number(process.env.NETLOOM_BENCH_ROUNDS ?? 5);
  const progress = (line: string): void => console.error(line);
  const wanted = (name: string): boolean => name.toLowerCase().includes(only);
  const nets = Object.values(benchNets).filter(({ name }) => wanted(name));
  const sections: (() => Promise<string>)[] = [];
  if (nets.length > 0)
    sections.push(async () => {
      const rows = [];
      for (const net of nets) rows.push(await benchTraining(paths, net, rounds, progress));
      return describeTraining(rows, rounds);
    });
  if (wanted('frozen'))
    sections.push(async () => {
      const rows = [];
      for (const net of [benchNets.vgg, benchNets.convNorm, benchNets.resNet18])
        rows.push(await benchFrozen(paths, net, rounds));
      return describeFrozen(rows);
    });
  if (wanted('compile')) sections.push(() => describeCompile(paths, rounds));
  if (wanted('analysis')) sections.push(analysisBench);
  if (wanted('canvas')) sections.push(() => canvasBench(paths.plain, rounds, progress));
  if (sections.length === 0) throw new Error(USAGE);
  for (const section of sections) console.log(`${await section()}\n`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
