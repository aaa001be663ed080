import { NativeError } from './problem.ts';
import { type NativeProgress, progressText } from './progress.ts';
import { provideNative } from './provide.ts';

/**
 * The set-up's way in, `node provision.cjs`: progress as lines on standard error, the outcome as one JSON line on
 * standard output. Exits 0, 1 on failure, 130 when interrupted.
 */
async function main(): Promise<void> {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => controller.abort());
  try {
    const ready = await provideNative({ onProgress: printer(), signal: controller.signal });
    process.stdout.write(`${JSON.stringify(ready)}\n`);
  } catch (error) {
    const failure = error instanceof NativeError ? error : undefined;
    const { code, message, remedy } = failure ?? { code: 'unexpected', message: String(error), remedy: '' };
    process.stdout.write(`${JSON.stringify({ state: 'failed', code, message, remedy })}\n`);
    process.exitCode = code === 'cancelled' ? 130 : 1;
  }
}

/** A line when the text changes, at most ten a second of the same step. */
function printer(): (progress: NativeProgress) => void {
  let last = { step: '', text: '', at: 0 };
  return (progress) => {
    const text = progressText(progress);
    const now = Date.now();
    if (text === last.text || (progress.step === last.step && now - last.at < 100)) return;
    last = { step: progress.step, text, at: now };
    process.stderr.write(`${text}\n`);
  };
}

void main();
