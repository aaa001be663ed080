import { existsSync } from 'node:fs';
import { bundleMain } from './bundle.mjs';
import { withLock } from './lock.mjs';
import { inRoot, out } from './places.mjs';
import { beginStep, SetupError } from './report.mjs';
import { fingerprint, listFiles, readStamp, removeStamp, writeStamp } from './stamp.mjs';

/** What a build depends on. */
const SOURCES = [
  'shared',
  'main',
  'renderer',
  'resources',
  'scripts/steps',
  'vite.config.ts',
  'package-lock.json',
];
const isSource = (name) => !/\.test\.tsx?$/.test(name) && name !== 'testing';

/** The two targets: today's Electron, Node and browsers; and the oldest that the tests start (Chromium 83, Node 12). */
const TARGETS = {
  current: { stamp: 'build', outdir: out(), main: { target: 'node20' } },
  electron9: { stamp: 'build-electron9', outdir: out('electron9'), main: { target: 'node12.14' } },
};

/** Builds when a source has changed since. @throws SetupError naming what does not compile. */
export async function ensureBuilt(target = 'current') {
  if (isBuilt(target)) return;
  await withLock(async () => {
    if (!isBuilt(target)) await build(target);
  });
}

/** Builds in any case. */
export const buildAnew = (target) => withLock(() => build(target));

const sourcesOf = () => fingerprint(listFiles(SOURCES, isSource));

function isBuilt(target) {
  const { stamp, outdir } = TARGETS[target];
  const last = readStamp(stamp);
  if (!last || !existsSync(`${outdir}/main/cli.cjs`)) return false;
  const now = sourcesOf();
  if (last.quick === now.quick) return true;
  const content = now.content();
  if (last.content !== content) return false;
  writeStamp(stamp, { quick: now.quick, content });
  return true;
}

async function build(target) {
  const { stamp, outdir, main } = TARGETS[target];
  const step = beginStep(target === 'current' ? 'Building' : `Building for ${target}`);
  removeStamp(stamp);
  const sources = sourcesOf();
  // Before, not after: what changes while the build runs is built again next time.
  const done = { quick: sources.quick, content: sources.content() };
  try {
    step.update('main');
    await bundleMain(`${outdir}/main`, main);
    step.update('window');
    if (existsSync(inRoot('vite.config.ts'))) await buildRenderer(target, `${outdir}/renderer`);
  } catch (error) {
    step.fail();
    throw new SetupError(`The build failed:\n${error?.message ?? error}`);
  }
  writeStamp(stamp, done);
  step.done();
}

async function buildRenderer(target, outDir) {
  process.env.NETLOOM_TARGET = target;
  process.env.NETLOOM_OUT = outDir;
  const { build } = await import('vite');
  await build({ configFile: inRoot('vite.config.ts'), logLevel: 'error' });
}
