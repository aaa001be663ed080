import { selectedFragment, selectionName } from '../canvas/index.ts';
import { useDocument } from '../document/index.ts';
import { translate } from '../i18n/i18n.ts';
import { toast } from '../ui/index.ts';
import { saveBlock } from './blocks.ts';

/** Keeps what is selected in the palette, under its group's name or one that says what it is. */
export function saveSelection(): void {
  const { network, selection } = useDocument.getState();
  if (selection.nodes.size === 0) return;
  const { name, stored } = saveBlock(selectedFragment(network, selection), selectionName());
  toast({
    tone: stored ? 'success' : 'warning',
    title: translate('blockSaved', { ns: 'palette', name }),
    ...(stored ? {} : { body: translate('blockNotStored', { ns: 'palette' }) }),
  });
}
