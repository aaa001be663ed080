import {
  ChevronDown,
  Download,
  FilePlus2,
  FolderOpen,
  GitCompare,
  History,
  LayoutTemplate,
  Save,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { openPath } from '../files/files.ts';
import { loadRecent, useRecent } from '../files/recent.ts';
import { type CommandId, commandOf, runCommand } from '../shortcuts/commands.ts';
import { keyText } from '../shortcuts/keys.ts';
import { Button, Menu, type MenuEntry } from '../ui/index.ts';

/** Everything that can be done with the network as a file. */
export function FileMenu() {
  const { t } = useTranslation('files');
  const recent = useRecent((state) => state.files);
  const command = (id: CommandId, label: string, icon?: ReactNode): MenuEntry => ({
    kind: 'item',
    id,
    label,
    icon,
    hint: keyText(commandOf(id).keys[0] ?? ''),
    run: () => runCommand(id),
  });
  const recentEntries: readonly MenuEntry[] =
    recent.length === 0
      ? [{ kind: 'item', id: 'recent-none', label: t('recentNone'), disabled: true, run: () => undefined }]
      : recent.map(({ name, path }) => ({
          kind: 'item',
          id: `recent-${path}`,
          label: name,
          run: () => void openPath(path),
        }));
  const entries: readonly MenuEntry[] = [
    command('file.new', t('new'), <FilePlus2 />),
    command('file.template', t('template'), <LayoutTemplate />),
    command('file.open', t('open'), <FolderOpen />),
    { kind: 'menu', id: 'recent', label: t('recent'), icon: <History />, entries: recentEntries },
    { kind: 'separator', id: 'after-open' },
    command('file.save', t('save'), <Save />),
    command('file.saveAs', t('saveAs')),
    { kind: 'separator', id: 'after-save' },
    command('file.export', t('export'), <Download />),
    command('file.compare', t('with', { ns: 'compare' }), <GitCompare />),
    { kind: 'separator', id: 'after-export' },
    command('tab.close', t('closeTab')),
    command('tab.reopen', t('reopenTab')),
  ];
  return (
    <Menu
      entries={entries}
      onOpen={loadRecent}
      trigger={
        <Button tone="quiet" data-testid="file-menu">
          {t('file', { ns: 'app' })}
          <ChevronDown aria-hidden />
        </Button>
      }
    />
  );
}
