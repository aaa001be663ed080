import { type ReactFlowState, useStore } from '@xyflow/react';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { memo, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { card, preview } from '../../shared/drawing/geometry.ts';
import type { NodeId } from '../../shared/network/network.ts';
import type { Activation, UnseenReason } from '../../shared/protocol/messages.ts';
import { shapeText } from '../format/numbers.ts';
import { IconButton, Popover } from '../ui/index.ts';
import { ClassRows } from './ClassRows.tsx';
import { Details } from './Details.tsx';
import { Picture } from './Picture.tsx';
import styles from './Previews.module.css';
import { usePreviews } from './store.ts';
import { usePicture } from './wants.ts';
import { pictureText } from './words.ts';

/** What a card has room for. */
const box = { width: card.width - 24, height: preview.height - 8 };
const channelsOnCard = 16;
/** Cells of a map or a vector each way: more would not be seen. */
const side = 104;
const classesOnCard = 3;

/** Below this zoom nothing of a picture is to be seen. */
const tooFar = 0.22;
const isTooFar = (state: ReactFlowState): boolean => state.transform[2] < tooFar;

const reasons = {
  error: 'unseenError',
  mismatch: 'unseenMismatch',
  tooLarge: 'unseenTooLarge',
} as const satisfies Record<UnseenReason, string>;

function Reason({ id }: { readonly id: NodeId }) {
  const { t } = useTranslation('previews');
  const reason = usePreviews(({ shown }) => shown?.unseen[id]);
  return <span className={styles.reason}>{reason ? t(reasons[reason]) : ''}</span>;
}

/** Steps through the channels that do not fit. */
function Pages({
  picture,
  name,
  onTurn,
}: {
  readonly picture: Extract<Activation, { kind: 'maps' }>;
  readonly name: string;
  onTurn(first: number): void;
}) {
  const { t } = useTranslation('previews');
  const { first, shape } = picture;
  const channels = shape[2];
  if (channels <= channelsOnCard) return null;
  const last = Math.min(channels, first + channelsOnCard);
  return (
    <div className={styles.pages}>
      <IconButton
        size="small"
        label={t('channelsBefore', { name })}
        disabled={first === 0}
        onClick={() => onTurn(Math.max(0, first - channelsOnCard))}
      >
        <ChevronLeft />
      </IconButton>
      <span>{t('channels', { from: first + 1, to: last, count: channels })}</span>
      <IconButton
        size="small"
        label={t('channelsAfter', { name })}
        disabled={last === channels}
        onClick={() => onTurn(first + channelsOnCard)}
      >
        <ChevronRight />
      </IconButton>
    </div>
  );
}

function Shown({ picture, name }: { readonly picture: Activation; readonly name: string }): ReactNode {
  if (picture.kind === 'classes')
    return <ClassRows probabilities={picture.probabilities} most={classesOnCard} />;
  return <Picture picture={picture} box={box} label={pictureText(name, picture)} />;
}

/** Whoever changes parameters wants to see what that does. */
const isBesideCanvas = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[data-canvas]') === null;

function Strip({ id, name }: { readonly id: NodeId; readonly name: string }) {
  const { t } = useTranslation('previews');
  const [first, setFirst] = useState(0);
  const picture = usePicture({ node: id, first, count: channelsOnCard, side });
  if (!picture) return <Reason id={id} />;
  const label = `${t('enlarge', { name })}. ${pictureText(name, picture)}`;
  const detail = picture.kind === 'maps' ? shapeText(picture.shape) : undefined;
  return (
    <>
      <Popover
        title={name}
        detail={detail}
        testId="preview-details"
        keepOpen={isBesideCanvas}
        trigger={
          <button
            type="button"
            className={styles.enlarge}
            aria-label={picture.kind === 'classes' ? undefined : label}
            data-testid={`preview-${id}`}
            data-kind={picture.kind}
            data-maps={picture.kind === 'maps' ? picture.maps.length : undefined}
          >
            {/* Where there are words to be seen, they are a part of its name. */}
            {picture.kind === 'classes' ? <span className="visually-hidden">{label}. </span> : null}
            <Shown picture={picture} name={name} />
          </button>
        }
      >
        <Details id={id} name={name} />
      </Popover>
      {picture.kind === 'maps' ? <Pages picture={picture} name={name} onTurn={setFirst} /> : null}
    </>
  );
}

/** What a layer makes of the sample, on its card. */
export const NodePreview = memo(function NodePreview({
  id,
  name,
}: {
  readonly id: NodeId;
  readonly name: string;
}) {
  const away = useStore(isTooFar);
  return (
    <div className={styles.strip} style={{ height: box.height }}>
      {away ? null : <Strip id={id} name={name} />}
    </div>
  );
});
