import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** What set-up found or made for the tests. */
export interface TestEnvironment {
  /** Native TensorFlow: shared by the homes that tests make for themselves. */
  readonly nativeCache: string;
  /** A Python with PyTorch and Keras. */
  readonly python?: string;
  readonly chromium?: string;
  readonly electron?: { readonly path: string; readonly kind: 'current' | 'electron9' };
}

const FILE = join(root, 'out', 'test-env.json');

export function testEnvironment(): TestEnvironment {
  if (!existsSync(FILE)) throw new Error('Run `npm test` once: it sets up what the tests need.');
  return JSON.parse(readFileSync(FILE, 'utf8'));
}

function need<Name extends 'python' | 'chromium' | 'electron'>(
  name: Name,
): NonNullable<TestEnvironment[Name]> {
  const found = testEnvironment()[name];
  if (found) return found;
  throw new Error(`There is no ${name} for the tests; \`npm test\` said why when it set up.`);
}

/** @throws when there is none. */
export const pythonPath = (): string => need('python');
/** @throws when there is none. */
export const electronProgram = (): NonNullable<TestEnvironment['electron']> => need('electron');
/** @throws when there is none. */
export const chromiumPath = (): string => need('chromium');

export interface DesktopCommand {
  readonly command: string;
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

/** How to start the built desktop program in the Electron that is there. @throws when there is none. */
export function desktopCommand(): DesktopCommand {
  const { path, kind } = electronProgram();
  const environment = { NETLOOM_NATIVE_CACHE: testEnvironment().nativeCache };
  if (kind === 'current') return { command: path, args: [root], environment };
  const bridge = join(root, 'tests', 'support', 'electron9', 'bridge.cjs');
  return { command: path, args: ['-r', bridge, join(root, 'out', 'electron9')], environment };
}

/** Lets this process and its children find native TensorFlow whatever `NETLOOM_HOME` they are given. */
export function shareNativeCache(): void {
  if (existsSync(FILE)) process.env.NETLOOM_NATIVE_CACHE ??= testEnvironment().nativeCache;
}
