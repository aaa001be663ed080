import { beginStep, SetupError } from '../../scripts/steps/report.mjs';
import { lastLines, run } from '../../scripts/steps/run.mjs';

/**
 * Installs Debian packages where that can be done without asking (as root); elsewhere says what to install.
 * @param need what they are for, e.g. `a browser`. @throws SetupError
 */
export async function aptInstall(packages, need) {
  const command = `apt-get install -y --no-install-recommends ${packages.join(' ')}`;
  const root = process.platform === 'linux' && process.getuid() === 0;
  if (!root) throw new SetupError(`The tests need ${need}. On Debian and Ubuntu: sudo ${command}`);
  const step = beginStep(`Installing ${packages.join(', ')}`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const [program, ...args] = command.split(' ');
  let result = await run(program, args, { env });
  if (result.code !== 0) {
    // Its lists may be old or missing.
    await run('apt-get', ['update'], { env });
    result = await run(program, args, { env });
  }
  if (result.code === 0) return step.done();
  step.fail();
  throw new SetupError(`The tests need ${need}, and \`${command}\` failed:\n${lastLines(result.output)}`);
}
