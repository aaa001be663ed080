import { useLayout } from '../app/layout.ts';
import { useCost } from '../cost/index.ts';
import { useDocument, useTabs } from '../document/index.ts';
import { currentLanguage, onLanguage } from '../i18n/i18n.ts';
import { usePreviews } from '../previews/index.ts';
import { callStudio } from '../studio/index.ts';
import { useTheme } from '../theme/theme.ts';
import { useTraining } from '../training/store.ts';
import { commandIds, isChecked, whyNot } from './commands.ts';

/** All that the commands' `unless` and `checked` read. */
const stores = [useDocument, useTabs, useLayout, useCost, usePreviews, useTheme, useTraining];
/** Milliseconds: changes that follow each other are told at once. */
const PAUSE = 150;

function tellLanguage(): void {
  callStudio('settings.set', { name: 'language', value: currentLanguage() }).catch(() => undefined);
}

/** Keeps the desktop's native menus with the window: its language, what can't be done now, what is on. Returns what ends it. */
export function followByNativeMenus(): () => void {
  if (!window.netloom) return () => {};
  let told = '';
  let timer: number | undefined;
  const tell = (): void => {
    timer = undefined;
    const disabled = commandIds.filter((id) => whyNot(id) !== undefined);
    const checked = commandIds.filter((id) => isChecked(id) === true);
    const states = JSON.stringify({ disabled, checked });
    if (states === told) return;
    told = states;
    callStudio('window.commands', { disabled, checked }).catch(() => undefined);
  };
  const tellSoon = (): void => {
    timer ??= window.setTimeout(tell, PAUSE);
  };
  tell();
  tellLanguage();
  const ends = [
    ...stores.map((store) => store.subscribe(tellSoon)),
    onLanguage(() => {
      tellLanguage();
      tellSoon();
    }),
  ];
  return () => {
    window.clearTimeout(timer);
    for (const end of ends) end();
  };
}
