import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { aptInstall } from './apt.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const ELSEWHERE = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  join(process.env.ProgramFiles ?? '', 'Google/Chrome/Application/chrome.exe'),
];

/** The first of these programs that is on the path. */
export function findProgram(names) {
  for (const name of names)
    for (const folder of (process.env.PATH ?? '').split(delimiter))
      if (folder && existsSync(join(folder, name))) return join(folder, name);
  return undefined;
}

const findChromium = () =>
  process.env.NETLOOM_CHROMIUM || findProgram(NAMES) || ELSEWHERE.find((path) => existsSync(path));

/** A Chromium that tests can drive; `NETLOOM_CHROMIUM` names another. @throws SetupError */
export async function ensureChromium() {
  const there = findChromium();
  if (there) return there;
  await aptInstall(['chromium'], 'Chromium or Chrome (or let NETLOOM_CHROMIUM name one)');
  return findChromium();
}
