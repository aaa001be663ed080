/**
 * Native TensorFlow: is it there, get it, and load it.
 *
 * Whoever starts a trainer calls `provideNative` (quick when it is there) and shows its progress; a failure is a
 * `NativeError` with a remedy, and the interpreter is used instead. The trainer, which alone may import tfjs, does
 *
 *     const native = findNative();
 *     if (native.state === 'ready') {
 *       const tf = prepareRequire(native.addon, import.meta.url)('@tensorflow/tfjs-node');
 *       …
 *     } // else native.message says why not
 *
 * Loading it into Electron's main process crashes that; a trainer is a process of its own.
 */
export { nativeCache } from './cache.ts';
export { type Check, diagnose } from './diagnose.ts';
export { prepareRequire } from './load.ts';
export { outsideArchive } from './packages.ts';
export { NativeError, type NativeErrorCode } from './problem.ts';
export { type NativeProgress, type OnProgress, progressText } from './progress.ts';
export { type ProvideOptions, provideNative } from './provide.ts';
export { findNative, type NativeMissing, type NativeReady, type NativeStatus } from './status.ts';
