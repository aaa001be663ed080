/**
 * Loaded before the program in Electron 9 (`electron -r bridge.cjs app`): gives it what the Electron it is made for has, and
 * nothing else: `protocol.handle`, `Response`, `utilityProcess`, what `frames.cjs` has, and what Node 12 lacks.
 */
require('./node12.cjs');
require('./frames.cjs');
const { fork } = require('child_process');
const { EventEmitter } = require('events');
const fs = require('fs');
const path = require('path');
const electron = require('electron');

if (!('Response' in global)) {
  global.Response = class Response {
    constructor(body, { status = 200, headers = {} } = {}) {
      Object.assign(this, { body, status, headers });
    }
  };
}

const EARLIER = '/electron9.js';
const earlier = ['language.cjs', 'page.cjs'].map((name) => fs.readFileSync(path.join(__dirname, name)));

/** A page gets what its browser lacks before its own scripts; the content security policy stays in force. */
function withEarlier(body, mimeType) {
  const data = body ? Buffer.from(body) : Buffer.alloc(0);
  if (mimeType !== 'text/html') return data;
  return Buffer.from(data.toString().replace('<script ', `<script src="${EARLIER}"></script><script `));
}

electron.app.once('ready', () => {
  const protocol = Object.getPrototypeOf(electron.session.defaultSession.protocol);
  if ('handle' in protocol) return;
  protocol.handle = function (scheme, handler) {
    this.registerBufferProtocol(scheme, async (request, callback) => {
      if (new URL(request.url).pathname === EARLIER)
        return callback({ mimeType: 'text/javascript', data: Buffer.concat(earlier) });
      const { body, status, headers } = await handler(request);
      const mimeType = (headers['content-type'] || 'text/plain').split(';')[0];
      const data = withEarlier(body, mimeType);
      callback({ statusCode: status, mimeType, charset: 'utf-8', headers, data });
    });
  };
});

class UtilityProcess extends EventEmitter {
  constructor(script, args = [], { env, execArgv = [] } = {}) {
    super();
    // Not by `-r`, which Node looks for before it can read a package's archive.
    this.child = fork(path.join(__dirname, 'run.cjs'), [script, ...args], {
      env: { ...(env || process.env), ELECTRON_RUN_AS_NODE: '1' },
      execArgv,
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.stderr = this.child.stderr;
    this.child.on('message', (message) => this.emit('message', message));
    this.child.on('exit', (code) => this.emit('exit', code === null ? -1 : code));
  }
  get pid() {
    return this.child.exitCode === null && this.child.signalCode === null ? this.child.pid : undefined;
  }
  postMessage(message) {
    if (this.child.connected) this.child.send(message, () => {});
  }
  kill() {
    return this.child.kill();
  }
}
if (!electron.utilityProcess)
  Object.defineProperty(electron, 'utilityProcess', {
    value: { fork: (...args) => new UtilityProcess(...args) },
  });
