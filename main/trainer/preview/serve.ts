import type { PreviewRequest, TrainerEvent } from '../messages.ts';
import { problemOf } from '../problem.ts';
import { beCalm } from './calm.ts';
import { createPreviewer } from './previewer.ts';

/** Answers requests for previews in the order they come, for as long as the process lives. */
export function servePreviews(send: (event: TrainerEvent) => void): (request: PreviewRequest) => void {
  beCalm();
  const previewer = createPreviewer();
  let before = Promise.resolve();
  const answer = async (request: PreviewRequest): Promise<void> => {
    const { id } = request;
    try {
      send({ kind: 'previewed', id, ...(await previewer.show(request)) });
    } catch (error) {
      send({ kind: 'previewFailed', id, problem: problemOf(error) });
    }
  };
  return (request) => {
    before = before.then(() => answer(request));
  };
}
