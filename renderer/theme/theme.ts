import { create } from 'zustand';
import { readSetting, writeSetting } from '../storage/local.ts';

const choices = ['system', 'light', 'dark', 'contrastLight', 'contrastDark'] as const;
export type ThemeChoice = (typeof choices)[number];

/** What is shown: the choice, or what the system wants. */
export interface Look {
  readonly dark: boolean;
  readonly contrast: boolean;
}

interface ThemeState extends Look {
  readonly choice: ThemeChoice;
  choose(choice: ThemeChoice): void;
}

const darkSystem = window.matchMedia('(prefers-color-scheme: dark)');
const contrastSystem = window.matchMedia('(prefers-contrast: more)');
/** The system puts its own colours in the place of all: the tokens are those then, and what is no token goes with them. */
const forcedSystem = window.matchMedia('(forced-colors: active)');
const system = [darkSystem, contrastSystem, forcedSystem] as const;

function lookOf(choice: ThemeChoice): Look {
  if (forcedSystem.matches) return { dark: darkSystem.matches, contrast: true };
  if (choice === 'system') return { dark: darkSystem.matches, contrast: contrastSystem.matches };
  return {
    dark: choice === 'dark' || choice === 'contrastDark',
    contrast: choice === 'contrastLight' || choice === 'contrastDark',
  };
}

const stored = readSetting('theme');
const initial = choices.find((choice) => choice === stored) ?? 'system';

export const useTheme = create<ThemeState>((set) => ({
  choice: initial,
  ...lookOf(initial),
  choose(choice) {
    writeSetting('theme', choice);
    set({ choice, ...lookOf(choice) });
  },
}));

/** Keeps the document's `data-theme` and `data-contrast` with the choice and the system. */
export function applyTheme(): void {
  const show = ({ dark, contrast }: Look): void => {
    const { dataset } = document.documentElement;
    dataset.theme = dark ? 'dark' : 'light';
    if (contrast) dataset.contrast = 'more';
    else delete dataset.contrast;
  };
  show(useTheme.getState());
  useTheme.subscribe(show);
  for (const query of system)
    query.addEventListener('change', () => {
      useTheme.setState((state) => lookOf(state.choice));
    });
}
