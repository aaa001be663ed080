/**
 * Loaded before the program in Electron 9 (`electron -r bridge.cjs app`): gives it what the Electron it is made for has, and
 * nothing else: `protocol.handle`, `Response`, `utilityProcess`, and what Node 12 lacks.
 */
require('./node12.cjs');
const { fork } = require('child_process');
const { EventEmitter } = require('events');
const path = require('path');
const electron = require('electron');

if (!('Response' in global)) {
  global.Response = class Response {
    constructor(body, { status = 200, headers = {} } = {}) {
      Object.assign(this, { body, status, headers });
    }
  };
}

electron.app.once('ready', () => {
  const protocol = Object.getPrototypeOf(electron.session.defaultSession.protocol);
  if ('handle' in protocol) return;
  protocol.handle = function (scheme, handler) {
    this.registerBufferProtocol(scheme, async (request, callback) => {
      const { body, status, headers } = await handler(request);
      const mimeType = (headers['content-type'] || 'text/plain').split(';')[0];
      callback({ statusCode: status, mimeType, charset: 'utf-8', headers, data: Buffer.from(body || '') });
    });
  };
});

class UtilityProcess extends EventEmitter {
  constructor(script, args = [], { env, execArgv = [] } = {}) {
    super();
    this.child = fork(script, args, {
      env: { ...(env || process.env), ELECTRON_RUN_AS_NODE: '1' },
      execArgv: ['-r', path.join(__dirname, 'node12.cjs'), ...execArgv],
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
