import type { Command } from 'commander';
import { type Check, diagnose } from '../../native/index.ts';
import { EXIT } from '../exit.ts';
import { print, printJson } from '../output.ts';

const MARKS: Readonly<Record<Check['status'], string>> = { ok: '✓', warning: '!', missing: '✗' };

export function addDoctor(program: Command): void {
  program
    .command('doctor')
    .description('say what is installed, what is missing, and how to mend it')
    .option('--json', 'print a JSON object a line')
    .action(async ({ json }: { readonly json?: true }) => {
      const checks = await diagnose();
      for (const check of checks) {
        if (json) printJson(check);
        else describe(check);
      }
      process.exitCode = checks.some(({ status }) => status === 'missing') ? EXIT.errors : EXIT.done;
    });
}

function describe({ name, status, detail, remedy }: Check): void {
  print(`${MARKS[status]} ${name}: ${detail}`);
  if (remedy !== undefined && status !== 'ok') print(`  → ${remedy}`);
}
