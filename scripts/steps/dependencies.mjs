import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { withLock } from './lock.mjs';
import { inRoot, out } from './places.mjs';
import { beginStep, SetupError } from './report.mjs';
import { run } from './run.mjs';

/** There while `npm ci` runs, and after one that did not finish. Not in node_modules, which that empties. */
const unfinished = out('stamps', 'installing');

/** Installs what package-lock.json lists, unless just that is installed. @throws SetupError */
export async function ensureDependencies() {
  if (isInstalled()) return;
  await withLock(async () => {
    if (isInstalled()) return;
    const step = beginStep('Installing dependencies (npm ci)');
    mkdirSync(out('stamps'), { recursive: true });
    writeFileSync(unfinished, '');
    let result = await npmCi();
    if (result.code !== 0) {
      step.update('once more');
      result = await npmCi();
    }
    if (result.code !== 0) {
      step.fail();
      throw new SetupError(
        result.code === undefined
          ? 'npm was not found. It comes with Node.js: install that from your system or as its own page says.'
          : `npm ci failed:\n${reasonOf(result.output)}\nCheck the network (and the proxy, if there is one) and run the same command again.`,
      );
    }
    rmSync(unfinished, { force: true });
    step.done();
  });
}

/** What npm says first; its usage text comes after. */
function reasonOf(output) {
  const lines = output.split('\n').filter((line) => line.startsWith('npm error') && line !== 'npm error');
  const usage = lines.findIndex((line) => line.startsWith('npm error Usage'));
  return (usage < 0 ? lines : lines.slice(0, usage)).slice(0, 15).join('\n');
}

function npmCi() {
  // npm's own script where npm started us: the same npm, and no shell needed on Windows.
  const cli = process.env.npm_execpath;
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  return cli?.endsWith('.js')
    ? run(process.execPath, [cli, ...args])
    : run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args);
}

/** npm's own record of what it installed, written when it had finished, against the lock file. */
function isInstalled() {
  if (existsSync(unfinished)) return false;
  try {
    const wanted = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')).packages;
    const installed = JSON.parse(readFileSync(inRoot('node_modules', '.package-lock.json'), 'utf8')).packages;
    return Object.entries(wanted).every(
      ([name, { version, integrity, optional, devOptional, peer, link }]) => {
        if (name === '' || link) return true;
        const there = installed[name];
        // Optional packages are for other systems, or for nobody.
        if (!there) return Boolean(optional || devOptional || peer);
        return there.version === version && there.integrity === integrity;
      },
    );
  } catch {
    return false;
  }
}
