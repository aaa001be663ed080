import { out } from './places.mjs';
import { beginStep, say } from './report.mjs';
import { run } from './run.mjs';
import { readStamp, removeStamp, writeStamp } from './stamp.mjs';

const AGAIN = 3_600_000;

/**
 * Provides native TensorFlow (see main/native). Failing stops nothing: it is said, with the remedy, and networks are then
 * trained by the interpreter. A failure is remembered for an hour, so that not every command waits for the network.
 * @param retry try even so.
 * @returns whether it is there.
 */
export async function ensureNative({ retry = false } = {}) {
  const failed = readStamp('native-failed');
  if (failed && !retry && Date.now() - failed.at < AGAIN) {
    say(
      `! ${failed.message.split('\n')[0]} The slow interpreter will be used; \`npm run setup\` tries again.`,
    );
    return false;
  }
  let step;
  const result = await run(process.execPath, [out('main', 'provision.cjs')], {
    env: { TF_CPP_MIN_LOG_LEVEL: '2' },
    onLine(line) {
      if (line.startsWith('{')) return;
      step ??= beginStep('Providing native TensorFlow (once, about 190 MB)');
      step.update(line);
    },
  });
  const outcome = parse(result.stdout);
  if (result.code === 0 && outcome) {
    removeStamp('native-failed');
    step?.done(`TensorFlow ${outcome.version}`);
    return true;
  }
  step?.fail();
  const { message, remedy } = outcome ?? { message: result.output, remedy: '' };
  say(`! Native TensorFlow is not available: ${message}\n  ${remedy}`);
  say('  Until then networks are trained by the slow interpreter.');
  writeStamp('native-failed', { at: Date.now(), message });
  return false;
}

function parse(text) {
  try {
    return JSON.parse(text.split('\n').pop());
  } catch {
    return undefined;
  }
}
