import { Command, CornerDownRight, Ellipsis, Keyboard, Languages, SunMoon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { chooseLanguage, languages, useLanguage } from '../i18n/i18n.ts';
import { commandEntry } from '../shortcuts/menu-entries.ts';
import { type ThemeChoice, themeChoices, useTheme } from '../theme/theme.ts';
import { IconButton, Menu, type MenuEntry } from '../ui/index.ts';

const themeWords = {
  system: 'themeSystem',
  light: 'themeLight',
  dark: 'themeDark',
} as const satisfies Record<ThemeChoice, string>;

/** How the window looks and speaks, and the list of shortcuts. */
export function MoreMenu() {
  const { t } = useTranslation('app');
  const language = useLanguage();
  const { choice, choose } = useTheme();
  const entries = (): readonly MenuEntry[] => [
    {
      kind: 'menu',
      id: 'theme',
      label: t('theme'),
      icon: <SunMoon />,
      entries: themeChoices.map((theme) => ({
        kind: 'item',
        id: `theme-${theme}`,
        label: t(themeWords[theme]),
        checked: theme === choice,
        run: () => choose(theme),
      })),
    },
    {
      kind: 'menu',
      id: 'language',
      label: t('language'),
      icon: <Languages />,
      entries: languages.map(({ id, name }) => ({
        kind: 'item',
        id: `language-${id}`,
        label: name,
        checked: id === language,
        run: () => chooseLanguage(id),
      })),
    },
    { kind: 'separator', id: 'after-looks' },
    commandEntry('view.commands', <Command />),
    commandEntry('view.goTo', <CornerDownRight />),
    commandEntry('help.shortcuts', <Keyboard />),
  ];
  return (
    <Menu
      align="end"
      entries={entries}
      trigger={
        <IconButton label={t('more')} data-testid="more-menu">
          <Ellipsis />
        </IconButton>
      }
    />
  );
}
