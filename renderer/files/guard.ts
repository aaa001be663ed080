import { type DocumentState, isDirty, openDocuments, showDocument } from '../document/index.ts';
import { translate } from '../i18n/i18n.ts';
import { ask } from '../ui/index.ts';
import { save } from './save.ts';

const answers = (saving: string) =>
  [
    { id: 'discard', label: translate('discard', { ns: 'files' }) },
    { id: 'cancel', label: translate('cancel', { ns: 'files' }) },
    { id: 'save', label: saving, tone: 'primary' },
  ] as const;

/** Before a document goes: asks what becomes of its unsaved changes. False: stay. */
export async function keepChanges(document: DocumentState): Promise<boolean> {
  if (!isDirty(document)) return true;
  showDocument(document.id);
  const answer = await ask({
    title: translate('unsavedTitle', { ns: 'files', name: document.network.name }),
    body: translate('unsavedBody', { ns: 'files' }),
    answers: answers(translate('saveButton', { ns: 'files' })),
  });
  if (answer === 'save') return save();
  return answer === 'discard';
}

/** Before the window goes: asks once for all that is unsaved. False: stay. */
export async function keepAllChanges(): Promise<boolean> {
  const dirty = openDocuments().filter(isDirty);
  const [one] = dirty;
  if (dirty.length < 2) return one ? keepChanges(one) : true;
  const answer = await ask({
    title: translate('unsavedManyTitle', { ns: 'files', count: dirty.length }),
    body: translate('unsavedBody', { ns: 'files' }),
    details: dirty.map(({ network }) => network.name),
    answers: answers(translate('saveAll', { ns: 'files' })),
  });
  if (answer !== 'save') return answer === 'discard';
  for (const { id } of dirty) {
    showDocument(id);
    if (!(await save())) return false;
  }
  return true;
}
