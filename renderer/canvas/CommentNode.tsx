import type { NodeProps } from '@xyflow/react';
import { memo, type PointerEvent as ReactPointerEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { commentSize } from '../../shared/drawing/groups.ts';
import type { Comment, Extent } from '../../shared/network/network.ts';
import { classNames } from '../ui/index.ts';
import styles from './CommentNode.module.css';
import {
  beginWriting,
  endWriting,
  resizeComment,
  rewriteComment,
  smallestComment,
  useWriting,
} from './commenting.ts';
import type { CommentFlowNode } from './flow-parts.ts';
import { zoomNow } from './viewport.ts';

let visits = 0;

/** The text while it is written: one visit is one step of undo. */
function Writing({ comment }: { readonly comment: Comment }) {
  const { t } = useTranslation('canvas');
  const [visit] = useState(() => ++visits);
  return (
    <textarea
      className={classNames(styles.text, 'nodrag', 'nopan', 'nowheel', 'nokey')}
      value={comment.text}
      maxLength={10_000}
      placeholder={t('commentEmpty')}
      aria-label={t('commentText')}
      // biome-ignore lint/a11y/noAutofocus: it was asked for by writing in it.
      autoFocus
      onFocus={({ currentTarget: field }) => field.setSelectionRange(field.value.length, field.value.length)}
      onChange={(event) => rewriteComment(comment.id, event.target.value, `on canvas ${visit}`)}
      onBlur={endWriting}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key !== 'Escape') return;
        const card = event.currentTarget.closest<HTMLElement>('.react-flow__node');
        endWriting();
        card?.focus();
      }}
      data-testid="comment-input"
      data-document-field=""
    />
  );
}

/** The corner that resizes: the card follows the pointer, the document hears of it when it is let go. */
function useResizing(comment: Comment) {
  const stored = comment.size ?? commentSize;
  const [live, setLive] = useState<Extent>();
  const begun = useRef<{ readonly x: number; readonly y: number; readonly size: Extent }>(undefined);
  const at = (event: ReactPointerEvent): Extent | undefined => {
    if (!begun.current) return undefined;
    const { x, y, size } = begun.current;
    const zoom = zoomNow();
    return {
      width: Math.max(smallestComment.width, size.width + (event.clientX - x) / zoom),
      height: Math.max(smallestComment.height, size.height + (event.clientY - y) / zoom),
    };
  };
  const end = (event: ReactPointerEvent, keep: boolean): void => {
    const size = at(event);
    begun.current = undefined;
    setLive(undefined);
    if (size && keep) resizeComment(comment.id, size);
  };
  return {
    size: live ?? stored,
    handlers: {
      onPointerDown(event: ReactPointerEvent<HTMLElement>): void {
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
        begun.current = { x: event.clientX, y: event.clientY, size: stored };
      },
      onPointerMove: (event: ReactPointerEvent) => setLive(at(event)),
      onPointerUp: (event: ReactPointerEvent) => end(event, true),
      onPointerCancel: (event: ReactPointerEvent) => end(event, false),
    },
  };
}

/** A comment on the canvas: a double click or Enter writes in it. */
export const CommentNode = memo(function CommentNode({
  data: { comment },
  selected,
}: NodeProps<CommentFlowNode>) {
  const { t } = useTranslation('canvas');
  const writing = useWriting((state) => state.id === comment.id);
  const { size, handlers } = useResizing(comment);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: React Flow's wrapper has the focus and the role.
    <div
      className={classNames(styles.comment, selected && styles.selected)}
      style={{ width: size.width, height: size.height }}
      onDoubleClick={() => beginWriting(comment.id)}
      data-testid={`comment-${comment.id}`}
    >
      {writing ? (
        <Writing comment={comment} />
      ) : (
        <p className={classNames(styles.text, comment.text === '' && styles.empty)}>
          {comment.text || t('commentEmpty')}
        </p>
      )}
      <span
        className={classNames(styles.grip, 'nodrag', 'nopan')}
        role="img"
        aria-label={t('commentResize')}
        data-testid={`resize-${comment.id}`}
        {...handlers}
      />
    </div>
  );
});
