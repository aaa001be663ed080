import { useDocument } from '../document/index.ts';
import { onStudio, useStudio } from '../studio/index.ts';
import { useTraining } from '../training/store.ts';
import { askAgain, askForMore, askSoon, hearOfCheckpoint } from './asking.ts';
import { usePreviews } from './store.ts';
import { onWanted } from './wants.ts';

/** Keeps previews with the document, the data, the training and what is in sight; called once. */
export function followAll(): void {
  useDocument.subscribe((state, before) => {
    if (state.id !== before.id) {
      usePreviews.setState({ shown: undefined, pictures: new Map(), failure: undefined });
      askSoon(0);
    } else if (state.network !== before.network) askSoon();
  });
  usePreviews.subscribe((state, before) => {
    if (state.on !== before.on || state.sample !== before.sample || state.weights !== before.weights)
      askSoon(0);
  });
  useTraining.subscribe((state, before) => {
    if (state.shown !== before.shown) askSoon(0);
  });
  useStudio.subscribe((state, before) => {
    if (state.status === 'connected' && before.status !== 'connected') askAgain();
  });
  onStudio('run.saved', ({ id }) => hearOfCheckpoint(id));
  onWanted(askForMore);
}
