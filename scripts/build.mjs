/** `npm run build [-- --target=electron9]`: out/main and out/renderer (or the same under out/electron9), in any case. */
import { buildAnew } from './steps/compile.mjs';
import { ensureDependencies } from './steps/dependencies.mjs';
import { main } from './steps/report.mjs';

await main(async () => {
  await ensureDependencies();
  await buildAnew(process.argv.includes('--target=electron9') ? 'electron9' : 'current');
});
