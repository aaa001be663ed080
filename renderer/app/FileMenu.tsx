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
import { useTranslation } from 'react-i18next';
import { openPath } from '../files/files.ts';
import { loadRecent, useRecent } from '../files/recent.ts';
import { commandEntry } from '../shortcuts/menu-entries.ts';
import { Button, Menu, type MenuEntry } from '../ui/index.ts';

/** Everything that can be done with the network as a file. */
export function FileMenu() {
  const { t } = useTranslation('files');
  const recent = useRecent((state) => state.files);
  const recentEntries: readonly MenuEntry[] =
    recent.length === 0
      ? [{ kind: 'item', id: 'recent-none', label: t('recentNone'), disabled: true, run: () => undefined }]
      : recent.map(({ name, path }) => ({
          kind: 'item',
          id: `recent-${path}`,
          label: name,
          run: () => void openPath(path),
        }));
  const entries = (): readonly MenuEntry[] => [
    commandEntry('file.new', <FilePlus2 />),
    commandEntry('file.template', <LayoutTemplate />),
    commandEntry('file.open', <FolderOpen />),
    { kind: 'menu', id: 'recent', label: t('recent'), icon: <History />, entries: recentEntries },
    { kind: 'separator', id: 'after-open' },
    commandEntry('file.save', <Save />),
    commandEntry('file.saveAs'),
    { kind: 'separator', id: 'after-save' },
    commandEntry('file.export', <Download />),
    commandEntry('file.compare', <GitCompare />),
    { kind: 'separator', id: 'after-export' },
    commandEntry('tab.close'),
    commandEntry('tab.reopen'),
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
