import { create } from 'zustand';

/** What the canvas' live region says to screen readers; `count` tells the same words said again from those said once. */
export const useAnnouncement = create<{ readonly text: string; readonly count: number }>(() => ({
  text: '',
  count: 0,
}));

export const announce = (text: string): void =>
  useAnnouncement.setState(({ count }) => ({ text, count: count + 1 }));
