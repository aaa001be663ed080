/** What bundles for today's Node find missing in Electron 9's Node 12. Each part only where it is not there. */
const fs = require('fs');
const path = require('path');
const Module = require('module');
const { performance } = require('perf_hooks');

const provide = (target, name, value) => {
  if (!(name in target)) Object.defineProperty(target, name, { value, writable: true, configurable: true });
};

class AbortSignal extends (global.EventTarget || require('./event-target.cjs')) {
  constructor() {
    super();
    this.aborted = false;
  }
}
provide(
  global,
  'AbortController',
  class AbortController {
    constructor() {
      this.signal = new AbortSignal();
    }
    abort() {
      if (this.signal.aborted) return;
      this.signal.aborted = true;
      this.signal.dispatchEvent({ type: 'abort' });
    }
  },
);
provide(global, 'AbortSignal', AbortSignal);
provide(global, 'performance', performance);
provide(global, 'structuredClone', (value) => require('v8').deserialize(require('v8').serialize(value)));
require('./language.cjs');
provide(require('crypto'), 'randomUUID', () => {
  const hex = require('crypto').randomBytes(16).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
});

function rmSync(target, { recursive = false, force = false } = {}) {
  let stats;
  try {
    stats = fs.lstatSync(target);
  } catch (error) {
    if (force && error.code === 'ENOENT') return;
    throw error;
  }
  if (!stats.isDirectory()) return fs.unlinkSync(target);
  if (recursive)
    for (const name of fs.readdirSync(target)) rmSync(path.join(target, name), { recursive, force });
  fs.rmdirSync(target);
}
provide(fs, 'rmSync', rmSync);
provide(fs.promises, 'rm', async (target, options) => rmSync(target, options));

/** Modules that are new, and `node:` names. */
const promisify = require('util').promisify;
const NEW = {
  'fs/promises': () => fs.promises,
  'timers/promises': () => ({ setTimeout: promisify(setTimeout), setImmediate: promisify(setImmediate) }),
  'stream/promises': () => ({
    pipeline: promisify(require('stream').pipeline),
    finished: promisify(require('stream').finished),
  }),
};
const load = Module._load;
Module._load = function (request, ...rest) {
  const name = request.startsWith('node:') ? request.slice('node:'.length) : request;
  return name in NEW ? NEW[name]() : load.call(this, name, ...rest);
};
