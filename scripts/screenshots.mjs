/** `npm run screenshots`: the pictures of README.md, taken of the real window. */
import { bundle } from './steps/bundle.mjs';
import { ensureNative } from './steps/native.mjs';
import { out, root } from './steps/places.mjs';
import { prepare } from './steps/prepare.mjs';
import { main } from './steps/report.mjs';
import { handOver } from './steps/run.mjs';

await main(async () => {
  await prepare();
  await ensureNative();
  const { prepareTests } = await import('../tests/support/prepare.mjs');
  const { nativeCache } = await prepareTests();
  const { ensureChineseFont } = await import('../tests/support/fonts.mjs');
  await ensureChineseFont();
  await bundle({ main: 'tests/screenshots/main.ts' }, out('screenshots'));
  process.exitCode = await handOver(
    process.execPath,
    [out('screenshots', 'main.cjs'), ...process.argv.slice(2)],
    {
      env: { NETLOOM_ROOT: root, NETLOOM_NATIVE_CACHE: nativeCache },
    },
  );
});
