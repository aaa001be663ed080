import { create } from 'zustand';
import { readSetting, writeSetting } from '../storage/local.ts';

export type ThemeChoice = 'system' | 'light' | 'dark';

const darkSystem = window.matchMedia('(prefers-color-scheme: dark)');
const isChoice = (value: string | undefined): value is ThemeChoice =>
  value === 'system' || value === 'light' || value === 'dark';

interface ThemeState {
  readonly choice: ThemeChoice;
  /** What is shown: the choice, or what the system wants. */
  readonly dark: boolean;
  choose(choice: ThemeChoice): void;
}

const isDark = (choice: ThemeChoice): boolean =>
  choice === 'dark' || (choice === 'system' && darkSystem.matches);
const stored = readSetting('theme');
const initial = isChoice(stored) ? stored : 'system';

export const useTheme = create<ThemeState>((set) => ({
  choice: initial,
  dark: isDark(initial),
  choose(choice) {
    writeSetting('theme', choice);
    set({ choice, dark: isDark(choice) });
  },
}));

/** Keeps the document's `data-theme` with the choice and the system. */
export function applyTheme(): void {
  const show = (dark: boolean): void => {
    document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  };
  show(useTheme.getState().dark);
  useTheme.subscribe((state) => show(state.dark));
  darkSystem.addEventListener('change', () => {
    useTheme.setState((state) => ({ dark: isDark(state.choice) }));
  });
}
