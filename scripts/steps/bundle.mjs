import { existsSync } from 'node:fs';
import { inRoot, root } from './places.mjs';

/** The processes of the program and a thread of the trainer's: file under out/main → entry. */
const ENTRIES = {
  desktop: 'main/desktop/main.ts',
  preload: 'main/desktop/preload.ts',
  trainer: 'main/trainer/process.ts',
  draw: 'main/trainer/draw.ts',
  cli: 'main/cli/main.ts',
  provision: 'main/native/provision.ts',
};

/** Has native code or its own data files, or is provided by Electron: found at run time. */
const external = [
  'electron',
  '@tensorflow/*',
  '@mapbox/node-pre-gyp',
  'node-api-headers',
  'mnist',
  'playwright-core',
];

/**
 * Bundles entries into one CommonJS file each, for Node: it runs in Electron, in its utility processes and in Node alike.
 * @param entries name → source; the result is `outdir/name.cjs`.
 */
export async function bundle(entries, outdir, { target = 'node20', minify = false } = {}) {
  const { build } = await import('esbuild');
  const there = Object.entries(entries).filter(([, source]) => existsSync(inRoot(source)));
  await build({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(there),
    outdir,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target,
    minify,
    external,
    logLevel: 'silent',
    inject: [inRoot('scripts', 'steps', 'import-meta-url.js')],
    define: { 'import.meta.url': 'importMetaUrl' },
  });
}

/** Bundles a page of React for the browser: a script and a style sheet, named as their source. */
export async function bundlePage(source, outdir) {
  const { build } = await import('esbuild');
  await build({
    absWorkingDir: root,
    entryPoints: [source],
    outdir,
    bundle: true,
    minify: true,
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'silent',
  });
}

/** All of the program's processes. */
export const bundleMain = (outdir, options) => bundle(ENTRIES, outdir, options);
