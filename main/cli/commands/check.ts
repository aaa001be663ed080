import type { Command } from 'commander';
import { analyse } from '../../../shared/analysis/index.ts';
import { type CheckReport, checkReport } from '../../../shared/analysis/report.ts';
import type { FileProblem } from '../../../shared/network/read.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { describeFileProblem, openNetwork } from '../network-file.ts';
import { bytes, count, print, printJson, table, warn } from '../output.ts';

export function addCheck(program: Command): void {
  program
    .command('check')
    .description('say whether a network fits together: shapes, counts, problems')
    .argument('<file>', 'the network; - for standard input')
    .option('--json', 'print one JSON object')
    .action(async (file: string, { json }: { readonly json?: true }) => {
      process.exitCode = await check(file, json === true);
    });
}

async function check(path: string, json: boolean): Promise<ExitCode> {
  const file = await openNetwork(path);
  if (!file.ok) {
    if (json) printJson(reportOfNone(file.problems));
    for (const problem of file.problems) warn(`${path}: ${describeFileProblem(problem)}`);
    return file.exitCode;
  }
  const report = checkReport(analyse(file.network), file.network);
  if (json) printJson(report);
  else describe(report);
  for (const problem of report.problems) {
    if (problem.severity === 'error' || !json) describeProblem(problem);
  }
  return report.ok ? EXIT.done : EXIT.errors;
}

/** The same shape for a file that holds no network, so that whoever reads it need not tell them apart. */
const reportOfNone = (problems: readonly FileProblem[]) => ({
  ok: false,
  name: null,
  totals: { parameters: 0, trainableParameters: 0, multiplyAdds: 0, activationBytes: 0 },
  layers: [],
  problems: problems.map(({ code, path, message }) => ({
    severity: 'error',
    code,
    node: null,
    path,
    message,
    fixes: [],
  })),
});

/** `Error: conv1: 99×99 filter does not fit …`, and below it what would mend it. */
function describeProblem({ severity, node, message, fixes }: CheckReport['problems'][number]): void {
  const where = node === null ? '' : `${node}: `;
  warn(`${severity === 'error' ? 'Error' : 'Warning'}: ${where}${message}`);
  for (const fix of fixes) warn(`  → ${fix.message}`);
}

function describe({ name, totals, layers }: CheckReport): void {
  print(name);
  const header = ['layer', 'type', 'output', 'parameters', 'formula'];
  const rows = layers.map(({ id, type, outputShape, parameters, formula }) => [
    id,
    type,
    outputShape?.join(' × ') ?? '?',
    count(parameters),
    formula ?? '',
  ]);
  for (const line of table([header, ...rows])) print(`  ${line}`);
  print(
    `${count(totals.parameters)} parameters (${count(totals.trainableParameters)} learn), ` +
      `${count(totals.multiplyAdds)} multiply-adds, ${bytes(totals.activationBytes)} of activations a sample`,
  );
}
