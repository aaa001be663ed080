import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { root } from './places.mjs';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const codeOf = (signal) => 128 + (constants.signals[signal] ?? 0);

/**
 * Runs a program to its end and keeps what it says. When this process is interrupted, the program is ended first.
 * @returns `{ code, output }`; `code` is undefined when there is no such program.
 */
export function run(command, args, { env, cwd = root, onLine, keep = 20_000 } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32' && command.endsWith('.cmd'),
    });
    let output = '';
    let stdout = '';
    const hear = (chunk) => {
      const text = chunk.toString();
      output = (output + text).slice(-keep);
      if (onLine) for (const line of text.split(/[\r\n]+/)) if (line.trim()) onLine(line.trim());
    };
    child.stdout.on('data', (chunk) => {
      stdout = (stdout + chunk).slice(-keep);
      hear(chunk);
    });
    child.stderr.on('data', hear);
    const interrupt = (signal) => {
      child.once('close', () => process.exit(codeOf(signal)));
      child.kill('SIGTERM');
    };
    for (const signal of SIGNALS) process.on(signal, interrupt);
    const settle = () => {
      for (const signal of SIGNALS) process.off(signal, interrupt);
    };
    child.on('error', (error) => {
      settle();
      if (error.code === 'ENOENT') resolve({ code: undefined, output: '', stdout: '' });
      else reject(error);
    });
    child.on('close', (code) => {
      settle();
      resolve({ code, output: output.trim(), stdout: stdout.trim() });
    });
  });
}

/**
 * Hands the terminal to a program and settles with the exit code that this process should have. The program is in a
 * process group of its own and hears of Ctrl-C from here alone: npm sends a second one after the terminal's, and twice
 * would mean "at once" to a training that wants to write its checkpoint.
 */
export function handOver(command, args, { env, cwd = root } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: 'inherit',
      detached: process.platform !== 'win32',
    });
    let last = 0;
    const forward = (signal) => {
      const now = Date.now();
      if (now - last < 500) return;
      last = now;
      child.kill(signal);
    };
    for (const signal of SIGNALS) process.on(signal, forward);
    const settle = () => {
      for (const signal of SIGNALS) process.off(signal, forward);
    };
    child.on('error', (error) => {
      settle();
      reject(error);
    });
    child.on('exit', (code, signal) => {
      settle();
      resolve(signal ? codeOf(signal) : code);
    });
  });
}

export const lastLines = (text, count = 12) => text.split('\n').slice(-count).join('\n');
