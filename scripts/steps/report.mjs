/** Progress, one line a step, all on standard error: standard output belongs to the command that is set up for. */
const terminal = process.stderr.isTTY && !process.env.CI;
const FRAMES = '⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏';

export const say = (text) => process.stderr.write(`${text}\n`);

/**
 * Begins a step. On a terminal its line is rewritten as it goes; elsewhere it is written at the start and the end.
 * @returns what tells of its going on, and of its end.
 */
export function beginStep(title) {
  const started = Date.now();
  let detail = '';
  let frame = 0;
  const draw = () => {
    const seconds = Math.floor((Date.now() - started) / 1000);
    const line = `${FRAMES[frame++ % FRAMES.length]} ${title}${detail ? `: ${detail}` : ''} (${seconds} s)`;
    process.stderr.write(`\r\x1b[K${line.slice(0, (process.stderr.columns ?? 80) - 1)}`);
  };
  const timer = terminal ? setInterval(draw, 100) : undefined;
  timer?.unref();
  if (!terminal) say(`${title} …`);
  const end = (mark, text) => {
    clearInterval(timer);
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    const line = `${mark} ${title}${text ? `: ${text}` : ''} (${seconds} s)`;
    process.stderr.write(terminal ? `\r\x1b[K${line}\n` : `${line}\n`);
  };
  return {
    update(text) {
      detail = text;
    },
    done: (text = '') => end('✓', text),
    fail: (text = 'failed') => end('✗', text),
  };
}

/** What set-up could not do, with what to do about it; printed without a stack. */
export class SetupError extends Error {}

/** Runs a script's body: a `SetupError` is said plainly, anything else with its stack. */
export async function main(body) {
  try {
    await body();
  } catch (error) {
    say(error instanceof SetupError ? `\n${error.message}` : (error?.stack ?? String(error)));
    process.exitCode = 1;
  }
}
