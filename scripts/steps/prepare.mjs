import { ensureBuilt } from './compile.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { SetupError } from './report.mjs';

/** What every command needs: a Node that is new enough, dependencies, the build. */
export async function prepare() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    throw new SetupError(`Netloom needs Node.js 20.19 or later; this is ${process.versions.node}.`);
  await ensureDependencies();
  await ensureBuilt();
}
