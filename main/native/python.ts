import { runCommand } from './command.ts';
import { NativeError } from './problem.ts';

const NAMES = process.platform === 'win32' ? ['python', 'python3', 'py'] : ['python3', 'python'];

/** The name of a Python 3 on the path, and what it says of itself; undefined when there is none. */
export async function lookForPython(): Promise<
  { readonly command: string; readonly version: string } | undefined
> {
  for (const command of NAMES) {
    const result = await runCommand(command, ['--version']).catch(() => undefined);
    const version = /^Python (3\.\d+\S*)/.exec(result?.output ?? '')?.[1];
    if (result?.code === 0 && version) return { command, version };
  }
  return undefined;
}

/** A Python 3 that has pip. @throws NativeError `python` or `pip`. */
export async function findPython(): Promise<string> {
  const python = await lookForPython();
  if (!python)
    throw new NativeError(
      'python',
      'There is no Python 3, whose pip downloads TensorFlow.',
      'Install Python 3 with pip (Debian, Ubuntu: `apt-get install python3 python3-pip`) and try again.',
    );
  const pip = await runCommand(python.command, ['-m', 'pip', '--version']);
  if (pip?.code !== 0)
    throw new NativeError(
      'pip',
      `Python ${python.version} has no pip, which downloads TensorFlow.`,
      'Install pip (Debian, Ubuntu: `apt-get install python3-pip`; elsewhere: `python3 -m ensurepip --user`) and try again.',
    );
  return python.command;
}
