import { create } from 'zustand';

/** What the canvas' live region says to screen readers. */
export const useAnnouncement = create<{ readonly text: string }>(() => ({ text: '' }));

export const announce = (text: string): void => useAnnouncement.setState({ text });
