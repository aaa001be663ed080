import { useTranslation } from 'react-i18next';
import { closeCanvasMenu, pointTo, type Subject, selectionNames, useCanvasMenu } from '../canvas/index.ts';
import { MenuAt, type MenuEntry } from '../ui/index.ts';
import { entriesFor } from './entries.tsx';

/** Commands that go by the pointer mean the place where the menu was asked for, not the entry's. */
function at(place: Parameters<typeof pointTo>[0], entry: MenuEntry): MenuEntry {
  if (entry.kind !== 'item') return entry;
  return {
    ...entry,
    run() {
      pointTo(place);
      entry.run();
    },
  };
}

/** The menu that the right button or the menu key opens on the canvas: of what is selected, or of the canvas itself. */
export function CanvasMenu() {
  const { t } = useTranslation('contextMenu');
  const opening = useCanvasMenu((state) => state.opening);
  if (!opening) return null;
  const { subject, pointed, before, count } = opening;
  const entries = (): readonly MenuEntry[] =>
    pointed ? entriesFor(subject).map((entry) => at(opening.at, entry)) : entriesFor(subject);
  const label = (of: Subject): string =>
    of === 'canvas' ? t('canvas') : t('of', { name: selectionNames() });
  return (
    <MenuAt
      key={count}
      at={opening.at}
      label={label(subject)}
      entries={entries}
      before={before}
      byKey={!pointed}
      testId="canvas-menu"
      onClose={closeCanvasMenu}
    />
  );
}
