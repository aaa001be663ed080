import type { Executable } from '../../shared/program/types.ts';
import { findNative, prepareRequire } from '../native/index.ts';
import type { Engine } from './engine.ts';
import type { EngineChoice } from './messages.ts';
import { createNativeEngine } from './native-engine.ts';
import { TrainerError } from './problem.ts';

/**
 * The engine that was asked for; `auto` takes native TensorFlow where it is there and works, else the interpreter, with
 * the reason in `info`.
 * @throws TrainerError `engine` when native was asked for and cannot be had.
 */
export async function openEngine(graph: Executable, choice: EngineChoice): Promise<Engine> {
  if (choice === 'interpreter') return interpreter(graph, 'the interpreter was asked for');
  const native = findNative();
  if (native.state === 'missing') {
    const reason = `${native.message} ${native.remedy}`;
    if (choice === 'auto') return interpreter(graph, reason);
    throw new TrainerError('engine', reason);
  }
  try {
    const tf = prepareRequire(native.addon, import.meta.url)('@tensorflow/tfjs-node');
    return createNativeEngine(graph, tf, native.version);
  } catch (error) {
    const reason = `Native TensorFlow could not be used: ${error instanceof Error ? error.message : String(error)}`;
    if (choice === 'auto') return interpreter(graph, reason);
    throw new TrainerError('engine', reason);
  }
}

/** Loaded only when wanted: two copies of tfjs in one process quarrel over their kernels. */
async function interpreter(graph: Executable, reason: string): Promise<Engine> {
  const { createInterpreter } = await import('./interpreter/index.ts');
  const engine = await createInterpreter(graph);
  return { ...engine, info: { ...engine.info, reason } };
}
