import { Command } from 'commander';
import { version } from '../../package.json';
import { addCheck } from './commands/check.ts';
import { addDoctor } from './commands/doctor.ts';
import { addEvaluate } from './commands/evaluate.ts';
import { addExchange } from './commands/exchange.ts';
import { addServe } from './commands/serve.ts';
import { addTrain } from './commands/train.ts';

const EXIT_CODES = `
Exit codes: 0 done, 1 the network or data has errors, 2 the call is wrong or a file unreadable, 130 interrupted.`;

/** The command and its sub-commands; a wrong call throws a `CommanderError` instead of ending the process. */
export function createProgram(): Command {
  const program = new Command('netloom')
    .description('Draw a convolutional network, see whether it fits together, and train it natively.')
    .version(version)
    .exitOverride()
    .showHelpAfterError('(--help tells more)')
    .addHelpText('after', EXIT_CODES);
  for (const add of [addCheck, addTrain, addEvaluate, addExchange, addServe, addDoctor]) add(program);
  // Sub-commands do not inherit it.
  for (const command of program.commands) command.exitOverride();
  return program;
}
