/**
 * `npm test [-- --full] [-- --only=unit,e2e]`: all set-up, then every check and suite. A failing one does not keep the later
 * ones from running. The last line is `N passed, N failed`: each test counts, and each static check as one.
 */
import { existsSync, rmSync } from 'node:fs';
import { ensureNative } from './steps/native.mjs';
import { inRoot } from './steps/places.mjs';
import { prepare } from './steps/prepare.mjs';
import { main, say } from './steps/report.mjs';
import { CHECKS, runCheck, runSuite, SUITES } from './steps/suites.mjs';

await main(async () => {
  const args = process.argv.slice(2);
  const only = args
    .find((arg) => arg.startsWith('--only='))
    ?.slice('--only='.length)
    .split(',');
  const wanted = ({ name }) => !only || only.includes(name);
  const started = Date.now();
  const total = { passed: 0, failed: 0, skipped: 0 };
  const failures = [];
  const add = (name, counts) => {
    for (const key of Object.keys(total)) total[key] += counts[key] ?? 0;
    if (counts.failed > 0) failures.push(`${name} (${counts.failed})`);
  };

  // Without a build there is nothing to run, but types and rules can still say why.
  const problem = await setUp();
  if (problem) {
    say(problem);
    add('set-up', { failed: 1 });
  }
  if (existsSync(inRoot('node_modules'))) {
    for (const check of CHECKS.filter(wanted)) add(check.name, await runCheck(check));
    const suites = SUITES.filter(({ full }) => !full || args.includes('--full'));
    for (const suite of suites.filter(wanted)) add(suite.name, await runSuite(suite));
  }

  const minutes = ((Date.now() - started) / 60_000).toFixed(1);
  const failed = failures.length > 0 ? `Failed: ${failures.join(', ')}. ` : '';
  const skipped = total.skipped > 0 ? `${total.skipped} skipped. ` : '';
  say(`\n${failed}${skipped}${minutes} min`);
  process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);
  process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
});

/** @returns what went wrong, if something did. */
async function setUp() {
  try {
    await prepare();
    await ensureNative();
    rmSync(inRoot('out', 'test'), { recursive: true, force: true });
    const { prepareTests } = await import('../tests/support/prepare.mjs');
    await prepareTests();
    return undefined;
  } catch (error) {
    return error?.message ?? String(error);
  }
}
