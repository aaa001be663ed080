import { create } from 'zustand';
import { grid, snap } from '../../shared/drawing/geometry.ts';
import { commentSize } from '../../shared/drawing/groups.ts';
import { addComment, changeComments } from '../../shared/network/annotations.ts';
import type { Extent, Position } from '../../shared/network/network.ts';
import { edit, useDocument } from '../document/index.ts';
import { translate } from '../i18n/i18n.ts';
import { announce } from './announcer.ts';
import { pointerOnCanvas } from './pointer.ts';
import { viewCentre } from './viewport.ts';

/** What people do with comments. */

/** Long texts are cut short in the name of a step. */
const short = (text: string): string => {
  const line = text.trim().replace(/\s+/g, ' ');
  return line.length > 24 ? `${line.slice(0, 23)}…` : line;
};

/** Puts an empty comment where the pointer is, or in the middle of the view, ready to be written. */
export function writeComment(): void {
  const { network } = useDocument.getState();
  const at = pointerOnCanvas() ?? centred(viewCentre());
  const { id, edit: change } = addComment(network, { text: '', position: snap(at) });
  const name = translate('editComment', { ns: 'canvas' });
  edit(change, name, { selectComments: [id] });
  announce(name);
  beginWriting(id);
}

const centred = ({ x, y }: Position): Position => ({
  x: x - commentSize.width / 2,
  y: y - commentSize.height / 2,
});

export function rewriteComment(id: string, text: string, session: string | number): void {
  const { network } = useDocument.getState();
  edit(
    changeComments(network, new Map([[id, { text }]])),
    translate('editCommentText', { ns: 'canvas', text: short(text) }),
    { merge: `comment ${id} ${session}` },
  );
}

export const smallestComment: Extent = { width: 12 * grid, height: 5 * grid };

export function resizeComment(id: string, wanted: Extent, merge?: string): void {
  const { network } = useDocument.getState();
  const onGrid = (length: number, least: number): number => Math.max(least, Math.round(length / grid) * grid);
  const size = {
    width: onGrid(wanted.width, smallestComment.width),
    height: onGrid(wanted.height, smallestComment.height),
  };
  const old = network.comments?.find((comment) => comment.id === id)?.size ?? commentSize;
  if (old.width === size.width && old.height === size.height) return;
  edit(
    changeComments(network, new Map([[id, { size }]])),
    translate('editCommentSize', { ns: 'canvas', width: size.width, height: size.height }),
    merge === undefined ? {} : { merge },
  );
}

/** The comment that is being written on the canvas. */
export const useWriting = create<{ readonly id: string | undefined }>(() => ({ id: undefined }));
export const beginWriting = (id: string): void => useWriting.setState({ id });

/** Writes in the first of the comments that are selected. */
export function writeInComment(): void {
  const [id] = useDocument.getState().selection.comments;
  if (id !== undefined) beginWriting(id);
}

export const endWriting = (): void => useWriting.setState({ id: undefined });
