import { mkdirSync, writeFileSync } from 'node:fs';
import { ensureBuilt } from '../../scripts/steps/compile.mjs';
import { out } from '../../scripts/steps/places.mjs';
import { SetupError, say } from '../../scripts/steps/report.mjs';
import { nativeCacheFolder } from './cache.mjs';
import { ensureChromium } from './chromium.mjs';
import { ensureTestElectron } from './electron.mjs';
import { ensurePython } from './python.mjs';

/**
 * Provides what the tests are held against, and writes where it lies to out/test-env.json for `environment.ts`. What
 * cannot be had is left out and said: the tests that need it then fail, with that sentence.
 */
export async function prepareTests() {
  const environment = {
    nativeCache: nativeCacheFolder(),
    python: await attempt(ensurePython),
    chromium: await attempt(ensureChromium),
    electron: await attempt(ensureTestElectron),
  };
  if (environment.electron?.kind === 'electron9') await ensureOldApp();
  mkdirSync(out(), { recursive: true });
  writeFileSync(out('test-env.json'), `${JSON.stringify(environment, null, 2)}\n`);
  return environment;
}

/** The program for Electron 9: a folder that Electron can open, with a build for its Chromium and Node. */
async function ensureOldApp() {
  await ensureBuilt('electron9');
  const manifest = { name: 'netloom', productName: 'Netloom', version: '0.0.0', main: 'main/desktop.cjs' };
  writeFileSync(out('electron9', 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}

async function attempt(provide) {
  try {
    return await provide();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    say(`! ${error.message}`);
    return undefined;
  }
}
