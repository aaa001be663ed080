/** `npm run -s netloom -- …`: the command, after whatever set-up it needs. Says nothing of set-up that is done. */
import { ensureNative } from './steps/native.mjs';
import { out } from './steps/places.mjs';
import { prepare } from './steps/prepare.mjs';
import { main } from './steps/report.mjs';
import { handOver } from './steps/run.mjs';

const TRAINING = ['train', 'evaluate', 'predict', 'serve'];

await main(async () => {
  const args = process.argv.slice(2);
  await prepare();
  const asks = args.includes('--help') || args.includes('-h');
  if (TRAINING.includes(args[0]) && !asks) await ensureNative();
  // Relative paths are the caller's: npm runs us in the project's folder and says where it was called.
  const cwd = process.env.INIT_CWD || process.cwd();
  process.exitCode = await handOver(process.execPath, [out('main', 'cli.cjs'), ...args], { cwd });
});
