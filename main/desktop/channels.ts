/** The two IPC channels; what passes through them is `shared/protocol`'s. */
export const TO_STUDIO = 'netloom:to-studio';
export const TO_WINDOW = 'netloom:to-window';

/** The origin of the window's page: a scheme of our own instead of file:, which may read the whole disk. */
export const SCHEME = 'netloom';
export const ORIGIN = `${SCHEME}://app`;
