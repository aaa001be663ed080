/** `npm run setup`: all that `npm start` needs, tried again where it failed before. */
import { ensureElectron, hasDisplay } from './steps/electron.mjs';
import { ensureNative } from './steps/native.mjs';
import { prepare } from './steps/prepare.mjs';
import { main, say } from './steps/report.mjs';
import { removeStamp } from './steps/stamp.mjs';

await main(async () => {
  await prepare();
  if (!(await ensureNative({ retry: true }))) process.exitCode = 1;
  removeStamp('electron-failed');
  if (hasDisplay()) await ensureElectron();
  if (!process.exitCode) say('Ready: `npm start`');
});
