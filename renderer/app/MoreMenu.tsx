import { Command, CornerDownRight, Ellipsis, Keyboard, Languages, SunMoon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { commandEntry, shortEntry } from '../shortcuts/menu-entries.ts';
import { IconButton, Menu, type MenuEntry } from '../ui/index.ts';

const themes = [
  'view.themeSystem',
  'view.themeLight',
  'view.themeDark',
  'view.contrastLight',
  'view.contrastDark',
] as const;
const languages = ['view.english', 'view.chinese'] as const;

/** How the window looks and speaks, and the list of shortcuts. */
export function MoreMenu() {
  const { t } = useTranslation('app');
  const entries = (): readonly MenuEntry[] => [
    { kind: 'menu', id: 'theme', label: t('theme'), icon: <SunMoon />, entries: themes.map(shortEntry) },
    {
      kind: 'menu',
      id: 'language',
      label: t('language'),
      icon: <Languages />,
      entries: languages.map(shortEntry),
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
