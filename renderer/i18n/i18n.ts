import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Language } from '../../shared/layers/define.ts';
import { readSetting, writeSetting } from '../storage/local.ts';
import { en } from './en/index.ts';
import { zh } from './zh/index.ts';

const isLanguage = (value: string | undefined): value is Language => value === 'en' || value === 'zh';

function firstLanguage(): Language {
  const stored = readSetting('language');
  if (isLanguage(stored)) return stored;
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

const showLanguage = (language: Language): void => {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
};

/** Loads both catalogues; they are part of the program, so nothing is fetched. */
export function startI18n(): void {
  const language = firstLanguage();
  void i18next.use(initReactI18next).init({
    resources: { en, zh },
    lng: language,
    fallbackLng: 'en',
    ns: Object.keys(en),
    defaultNS: 'app',
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  showLanguage(language);
}

export function chooseLanguage(language: Language): void {
  writeSetting('language', language);
  showLanguage(language);
  void i18next.changeLanguage(language);
}

export const currentLanguage = (): Language => (i18next.language === 'zh' ? 'zh' : 'en');

/** Hears when the language has changed; returns what ends it. */
export function onLanguage(listener: () => void): () => void {
  i18next.on('languageChanged', listener);
  return () => i18next.off('languageChanged', listener);
}

/** The language of the window; components that use it follow a change. */
export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return i18n.language === 'zh' ? 'zh' : 'en';
}

/** For words outside components: dialogs asked from commands, toasts, the live region. */
export const translate = i18next.t.bind(i18next);
