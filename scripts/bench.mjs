/** `npm run bench`: Netloom beside tfjs-node's own fit, Keras and PyTorch, its canvas beside React Flow's, in one run. */
import { bundle, bundlePage } from './steps/bundle.mjs';
import { ensureNative } from './steps/native.mjs';
import { out } from './steps/places.mjs';
import { prepare } from './steps/prepare.mjs';
import { main } from './steps/report.mjs';
import { handOver } from './steps/run.mjs';

await main(async () => {
  await prepare();
  await ensureNative({ retry: true });
  const { prepareTests } = await import('../tests/support/prepare.mjs');
  const { python } = await prepareTests();
  await bundle(
    {
      main: 'tests/bench/main.ts',
      fit: 'tests/bench/fit-main.ts',
      step: 'tests/bench/step-peer.ts',
      draw: 'main/trainer/draw.ts',
    },
    out('bench'),
  );
  await bundlePage('tests/bench/canvas/plain.tsx', out('bench'));
  process.exitCode = await handOver(process.execPath, [out('bench', 'main.cjs'), ...process.argv.slice(2)], {
    env: {
      NETLOOM_PYTHON: python,
      NETLOOM_TRAINER: out('main', 'trainer.cjs'),
      NETLOOM_FIT_PEER: out('bench', 'fit.cjs'),
      NETLOOM_STEP_PEER: out('bench', 'step.cjs'),
      NETLOOM_PLAIN_CANVAS: out('bench', 'plain'),
      TF_CPP_MIN_LOG_LEVEL: '2',
    },
  });
});
