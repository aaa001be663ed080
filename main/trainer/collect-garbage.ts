import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** From so many bytes on, arrays are worth a collection (some 10 ms) of their own. */
export const WORTH_COLLECTING = 16 * 2 ** 20;

let collect: (() => void) | undefined;

/**
 * Frees large arrays that nothing holds any more. V8 looks at its own heap, which stays small and seldom fills while
 * training: copies of the weights would lie about for minutes beside those of TensorFlow.
 */
export function collectGarbage(): void {
  if (!collect) {
    setFlagsFromString('--expose-gc');
    collect = runInNewContext('gc');
  }
  collect?.();
}
