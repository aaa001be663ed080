import { isDirty, useDocument } from '../document/index.ts';
import { translate } from '../i18n/i18n.ts';
import { ask } from '../ui/index.ts';
import { save } from './save.ts';

/** Before another network takes this one's place: asks what becomes of unsaved changes. False: stay. */
export async function keepChanges(): Promise<boolean> {
  const state = useDocument.getState();
  if (!isDirty(state)) return true;
  const answer = await ask({
    title: translate('unsavedTitle', { ns: 'files', name: state.network.name }),
    body: translate('unsavedBody', { ns: 'files' }),
    answers: [
      { id: 'discard', label: translate('discard', { ns: 'files' }) },
      { id: 'cancel', label: translate('cancel', { ns: 'files' }) },
      { id: 'save', label: translate('saveButton', { ns: 'files' }), tone: 'primary' },
    ],
  });
  if (answer === 'save') return save();
  return answer === 'discard';
}
