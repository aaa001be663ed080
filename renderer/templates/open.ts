import { create } from 'zustand';
import { withPositions } from '../../shared/drawing/layout.ts';
import { findTemplate } from '../../shared/templates/index.ts';
import { openNetwork } from '../document/index.ts';

/** Whether the gallery of templates is open. */
export const useGallery = create<{ readonly open: boolean }>(() => ({ open: false }));

export const openGallery = (): void => useGallery.setState({ open: true });
export const closeGallery = (): void => useGallery.setState({ open: false });

/** Opens a template in a tab, as a network that has no file yet. */
export function openTemplate(id: string): void {
  const template = findTemplate(id);
  if (template) openNetwork(withPositions(template.draw()));
}
