import type { Command } from 'commander';
import { checkReport } from '../../../shared/analysis/report.ts';
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
