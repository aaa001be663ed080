import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/**
 * The window. `NETLOOM_OUT` puts the result elsewhere; `NETLOOM_TARGET=electron9` lowers syntax and CSS for Chromium 83, the
 * oldest engine that the tests start.
 */
const old = process.env.NETLOOM_TARGET === 'electron9';

export default defineConfig({
  root: resolve(import.meta.dirname, 'renderer'),
  base: './',
  plugins: [react()],
  define: { __OLD_ENGINE__: JSON.stringify(old) },
  css: { modules: { generateScopedName: '[name]_[local]_[hash:5]' } },
  build: {
    outDir: process.env.NETLOOM_OUT ?? resolve(import.meta.dirname, 'out/renderer'),
    emptyOutDir: true,
    ...(old ? { target: 'chrome83', cssTarget: 'chrome83' } : {}),
    cssMinify: 'lightningcss',
    // Fonts and pictures stay files: the content security policy takes no data: fonts.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
  },
  server: { fs: { allow: [import.meta.dirname] } },
});
