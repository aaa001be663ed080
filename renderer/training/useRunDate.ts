import { useMemo } from 'react';
import { useLanguage } from '../i18n/i18n.ts';

/** Writes when a run was started, in the window's language: `24 Nov, 13:05`. */
export function useRunDate(): (startedAt: number) => string {
  const language = useLanguage();
  return useMemo(() => {
    const dates = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
      month: 'short',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
    });
    return (startedAt) => dates.format(startedAt);
  }, [language]);
}
