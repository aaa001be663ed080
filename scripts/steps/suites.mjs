import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { inRoot, out, root } from './places.mjs';
import { beginStep, say } from './report.mjs';
import { handOver, lastLines, run } from './run.mjs';

const bin = (name, file) => inRoot('node_modules', name, ...file.split('/'));
const tsc = (project) => [bin('typescript', 'bin/tsc'), '-p', project];

/** Checks that run nothing of the program; each counts as one test. */
export const CHECKS = [
  { name: 'types of shared', script: tsc('shared') },
  { name: 'types of main', script: tsc('main') },
  { name: 'types of renderer', script: tsc('renderer') },
  { name: 'types of tests', script: tsc('.') },
  { name: 'lint', script: [bin('@biomejs', 'biome/bin/biome'), 'check', '.'] },
  {
    name: 'import rules',
    script: [
      bin('dependency-cruiser', 'bin/dependency-cruise.mjs'),
      ...['--config', '.dependency-cruiser.cjs', 'shared', 'main', 'renderer'],
    ],
  },
];

/** Projects of vitest.config.ts, the quick ones first. */
export const SUITES = [{ name: 'unit' }, { name: 'parity' }, { name: 'e2e' }, { name: 'full', full: true }];

export async function runCheck({ name, script }) {
  const step = beginStep(name);
  const { code, output } = await run(process.execPath, script, { keep: 200_000 });
  if (code === 0) {
    step.done();
    return { passed: 1 };
  }
  step.fail();
  say(lastLines(output, 60));
  return { failed: 1 };
}

/** Runs one vitest project and counts its tests from its own report. */
export async function runSuite({ name }) {
  say(`\n${name}`);
  const report = out('test', `${name}.json`);
  mkdirSync(dirname(report), { recursive: true });
  const reporter = process.stderr.isTTY ? 'default' : 'dot';
  const code = await handOver(process.execPath, [
    ...[bin('vitest', 'vitest.mjs'), 'run', '--project', name, '--root', root, '--passWithNoTests'],
    ...[`--reporter=${reporter}`, '--reporter=json', `--outputFile.json=${report}`],
  ]);
  // Interrupted: the rest is not wanted either.
  if (code >= 128) process.exit(code);
  return countTests(report, code);
}

function countTests(report, code) {
  if (!existsSync(report)) return code === 0 ? {} : { failed: 1 };
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
    readFileSync(report, 'utf8'),
  );
  // A file that could not be loaded has no tests to count.
  const unloaded = testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  ).length;
  const failed = numFailedTests + unloaded;
  return {
    passed: numPassedTests,
    // Vitest also fails for errors outside any test.
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: numPendingTests + numTodoTests,
  };
}
