/** True in a build for Chromium 83; see vite.config.ts. */
declare const __OLD_ENGINE__: boolean;
