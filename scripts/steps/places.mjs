import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's own folder. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const inRoot = (...parts) => join(root, ...parts);
/** Everything that set-up makes within the project, apart from node_modules. */
export const out = (...parts) => inRoot('out', ...parts);
