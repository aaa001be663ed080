import { create } from 'zustand';

/** Everything that can be done, or the layers to go to alone. */
export type PaletteScope = 'all' | 'layers';

/** What the command palette is open for; undefined while it is closed. */
export const useCommandPalette = create<{ readonly scope: PaletteScope | undefined }>(() => ({
  scope: undefined,
}));

export const openCommandPalette = (scope: PaletteScope): void => useCommandPalette.setState({ scope });
export const closeCommandPalette = (): void => useCommandPalette.setState({ scope: undefined });
