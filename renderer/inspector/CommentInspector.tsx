import { Copy, MessageSquareText, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { commentSize } from '../../shared/drawing/groups.ts';
import type { Comment, Extent } from '../../shared/network/network.ts';
import { duplicateSelection, resizeComment, rewriteComment } from '../canvas/index.ts';
import { useDocument } from '../document/index.ts';
import { keyOf, runCommand } from '../shortcuts/commands.ts';
import { Field, IconButton, NumberInput, Section, TextArea } from '../ui/index.ts';
import styles from './Inspector.module.css';
import { useDraft } from './useDraft.ts';
import { useVisit } from './useVisit.ts';

function Length({ comment, side }: { readonly comment: Comment; readonly side: keyof Extent }) {
  const { t } = useTranslation('inspector');
  const size = comment.size ?? commentSize;
  const draft = useDraft(size[side], (value, session) => {
    if (typeof value !== 'number' || value <= 0) return { error: t('required'), now: size[side] };
    resizeComment(comment.id, { ...size, [side]: value }, `${comment.id} ${side} ${session}`);
    const now = useDocument.getState().network.comments?.find(({ id }) => id === comment.id)?.size;
    return { now: (now ?? commentSize)[side] };
  });
  return (
    <Field label={t(side)} error={draft.error}>
      {(ids) => (
        <NumberInput
          {...ids}
          value={draft.text}
          step={8}
          min={8}
          onChange={draft.change}
          onFocus={draft.focus}
          onBlur={draft.blur}
          increaseLabel={t('increase', { name: t(side) })}
          decreaseLabel={t('decrease', { name: t(side) })}
          data-testid={`comment-${side}`}
          data-document-field=""
        />
      )}
    </Field>
  );
}

/** One comment: what it says and how large it is, for those who do not write and drag on the canvas. */
export function CommentInspector({ id }: { readonly id: string }) {
  const { t } = useTranslation('inspector');
  const comment = useDocument((state) => state.network.comments?.find((each) => each.id === id));
  const visit = useVisit();
  if (!comment) return null;
  return (
    <>
      <header className={styles.head}>
        <MessageSquareText className={styles.headIcon} aria-hidden />
        <div className={styles.titles}>
          <h2 className={styles.title}>{t('comment')}</h2>
        </div>
        <IconButton
          size="small"
          label={t('duplicateSelected')}
          hint={keyOf('edit.duplicate')}
          onClick={duplicateSelection}
        >
          <Copy />
        </IconButton>
        <IconButton
          size="small"
          label={t('deleteSelected')}
          hint={keyOf('edit.delete')}
          onClick={() => runCommand('edit.delete')}
        >
          <Trash2 />
        </IconButton>
      </header>
      <div className={styles.block}>
        <Field label={t('commentText')} layout="stack">
          {(ids) => (
            <TextArea
              {...ids}
              value={comment.text}
              maxLength={10_000}
              rows={6}
              onFocus={visit.begin}
              onChange={(text) => rewriteComment(id, text, visit.session)}
              data-testid="comment-text"
              data-document-field=""
            />
          )}
        </Field>
      </div>
      <Section title={t('size')}>
        <Length comment={comment} side="width" />
        <Length comment={comment} side="height" />
      </Section>
    </>
  );
}
