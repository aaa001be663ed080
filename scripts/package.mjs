/**
 * `npm run package [-- --dir …]`: builds and packs the desktop program with the Electron that is there (its own one, or what
 * `ELECTRON_OVERRIDE_DIST_PATH` names). Further arguments are electron-builder's.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ensureElectron } from './steps/electron.mjs';
import { inRoot } from './steps/places.mjs';
import { prepare } from './steps/prepare.mjs';
import { main, SetupError } from './steps/report.mjs';
import { handOver } from './steps/run.mjs';

await main(async () => {
  await prepare();
  const electron = await ensureElectron();
  if (!electron)
    throw new SetupError(
      'There is no Electron to pack. Run this where it can be downloaded, or let ELECTRON_OVERRIDE_DIST_PATH name the folder of one.',
    );
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH || inRoot('node_modules', 'electron', 'dist');
  process.exitCode = await handOver(process.execPath, [
    inRoot('node_modules', 'electron-builder', 'cli.js'),
    ...['--config', 'electron-builder.yml', '--publish', 'never'],
    ...[`-c.electronDist=${dist}`, `-c.electronVersion=${versionOf(dist, electron)}`],
    ...process.argv.slice(2),
  ]);
});

function versionOf(dist, program) {
  const file = [join(dist, 'version'), join(dirname(program), 'version')].find((path) => existsSync(path));
  return file ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : undefined;
}
