import Module, { createRequire } from 'node:module';

/**
 * A `require` that gives tfjs-node with the addon at `addon`. tfjs-node asks node-pre-gyp where its addon lies, which
 * would be inside node_modules; the answer is put in the module cache beforehand, so that nothing is written there.
 * @param from the caller's `import.meta.url`.
 */
export function prepareRequire(addon: string, from: string): NodeJS.Require {
  const require = createRequire(from);
  restoreUtil(require);
  const tfjsNode = require.resolve('@tensorflow/tfjs-node');
  const finder = createRequire(tfjsNode).resolve('@mapbox/node-pre-gyp');
  const answer = new Module(finder);
  answer.filename = finder;
  answer.exports = { find: () => addon };
  answer.loaded = true;
  require.cache[finder] = answer;
  return require;
}

/** tfjs-node 4.22 calls two functions that Node 23 took out of `util`. */
export function restoreUtil(require: NodeJS.Require): void {
  const util: Record<string, unknown> = require('node:util');
  util.isNullOrUndefined ??= (value: unknown): boolean => value === null || value === undefined;
  util.isArray ??= Array.isArray;
}
