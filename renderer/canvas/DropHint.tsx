import { useTranslation } from 'react-i18next';
import { endsOfKey, useDocument } from '../document/index.ts';
import { useDropTarget } from './drop-target.ts';
import { Hint } from './Hint.tsx';
import { nameOf } from './naming.ts';

/** Says where what is carried or dragged would be inserted: the card itself hides most of the edge. */
export function DropHint() {
  const { t } = useTranslation('canvas');
  const id = useDropTarget((state) => state.edge);
  const network = useDocument((state) => state.network);
  if (id === undefined) return null;
  const { source, target } = endsOfKey(id);
  const names = { source: nameOf(network, source), target: nameOf(network, target) };
  return <Hint tone="good" text={t('dropInsert', names)} testId="drop-hint" />;
}
