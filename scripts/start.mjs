/**
 * `npm start [-- FILE] [-- --web]`: all set-up, then the window: in Electron where its program and a display are there, in
 * the browser elsewhere and with `--web`.
 */
import { ensureElectron, hasDisplay } from './steps/electron.mjs';
import { ensureNative } from './steps/native.mjs';
import { out, root } from './steps/places.mjs';
import { prepare } from './steps/prepare.mjs';
import { main, say } from './steps/report.mjs';
import { handOver } from './steps/run.mjs';

await main(async () => {
  const args = process.argv.slice(2);
  const web = args.includes('--web') || !hasDisplay();
  const files = args.filter((arg) => arg !== '--web');
  await prepare();
  await ensureNative();
  const electron = web ? undefined : await ensureElectron();
  if (electron) {
    // Chromium's sandbox does not start for root.
    const sandbox = process.platform === 'linux' && process.getuid() === 0 ? ['--no-sandbox'] : [];
    process.exitCode = await handOver(electron, [...sandbox, root, ...files]);
    return;
  }
  if (!hasDisplay()) say('There is no display, so Netloom opens in a browser:');
  process.exitCode = await handOver(process.execPath, [out('main', 'cli.cjs'), 'serve', '--open', ...files]);
});
