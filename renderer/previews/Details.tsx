import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NodeId } from '../../shared/network/network.ts';
import type { Activation } from '../../shared/protocol/messages.ts';
import { IconButton } from '../ui/index.ts';
import { ClassRows } from './ClassRows.tsx';
import { gridOfMaps, isSigned, type Maps } from './draw.ts';
import { gridOf, pictureAt } from './grid.ts';
import { Picture } from './Picture.tsx';
import styles from './Previews.module.css';
import { usePicture } from './wants.ts';
import { pictureText, rangeText } from './words.ts';

const room = { width: 380, height: 380 };
const channelsAtOnce = 64;
const side = 128;

/** No more room than the maps take. */
function snug(picture: Maps) {
  const { columns, rows, width, height } = gridOfMaps(picture, room);
  return {
    width: Math.ceil(columns * (width + 2) - 2),
    height: Math.ceil(rows * (height + 2) - 2),
  };
}

/** The scale, and what the map under the pointer spans on it. */
function Legend({ picture, at }: { readonly picture: Maps; readonly at: number | undefined }) {
  const { t } = useTranslation('previews');
  const signed = isSigned(picture);
  const map = at === undefined ? undefined : picture.maps[at];
  return (
    <div className={styles.legend}>
      <span className={signed ? styles.signed : styles.positive} aria-hidden />
      <span>{signed ? t('scaleSigned') : t('scalePositive')}</span>
      <span className={styles.read} data-testid="preview-range">
        {map && at !== undefined
          ? t('channelRange', { channel: picture.first + at + 1, range: rangeText(map.low, map.high) })
          : ''}
      </span>
    </div>
  );
}

function AllMaps({
  picture,
  name,
  onTurn,
}: {
  readonly picture: Maps;
  readonly name: string;
  onTurn(first: number): void;
}) {
  const { t } = useTranslation('previews');
  const [at, setAt] = useState<number>();
  const box = snug(picture);
  const { first, shape, maps } = picture;
  const last = first + maps.length;
  return (
    <>
      <Picture
        picture={picture}
        box={box}
        label={pictureText(name, picture)}
        onPoint={(point) =>
          setAt(point && pictureAt(gridOfMaps(picture, box), maps.length, point.x, point.y))
        }
      />
      <Legend picture={picture} at={at} />
      {shape[2] > channelsAtOnce ? (
        <div className={styles.turn}>
          <IconButton
            size="small"
            label={t('channelsBefore', { name })}
            disabled={first === 0}
            onClick={() => onTurn(Math.max(0, first - channelsAtOnce))}
          >
            <ChevronLeft />
          </IconButton>
          <span>{t('channels', { from: first + 1, to: last, count: shape[2] })}</span>
          <IconButton
            size="small"
            label={t('channelsAfter', { name })}
            disabled={last === shape[2]}
            onClick={() => onTurn(first + channelsAtOnce)}
          >
            <ChevronRight />
          </IconButton>
        </div>
      ) : null}
    </>
  );
}

function Bars({
  picture,
  name,
}: {
  readonly picture: Extract<Activation, { kind: 'vector' }>;
  readonly name: string;
}) {
  const { t } = useTranslation('previews');
  const { features, low, high } = picture;
  return (
    <>
      <Picture picture={picture} box={{ width: 380, height: 140 }} label={pictureText(name, picture)} />
      <div className={styles.legend}>
        <span>{t('features', { count: features })}</span>
        <span className={styles.read}>{rangeText(low, high)}</span>
      </div>
    </>
  );
}

/** All that a layer makes of the sample: every channel, every class, and what the colours mean. */
export function Details({ id, name }: { readonly id: NodeId; readonly name: string }) {
  const [first, setFirst] = useState(0);
  const picture = usePicture({ node: id, first, count: channelsAtOnce, side: side });
  switch (picture?.kind) {
    case 'maps':
      return <AllMaps picture={picture} name={name} onTurn={setFirst} />;
    case 'vector':
      return <Bars picture={picture} name={name} />;
    case 'classes':
      return (
        <div className={styles.allClasses}>
          <ClassRows probabilities={picture.probabilities} most={picture.probabilities.length} />
        </div>
      );
    case 'image': {
      const grid = gridOf(1, picture, { width: 224, height: 224 });
      return <Picture picture={picture} box={grid} label={pictureText(name, picture)} />;
    }
    case undefined:
      return <div className={styles.coming} />;
  }
}
