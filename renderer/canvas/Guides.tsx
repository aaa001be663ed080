import { type ReactFlowState, useStore, ViewportPortal } from '@xyflow/react';
import { useTranslation } from 'react-i18next';
import type { Guide } from '../../shared/drawing/guides.ts';
import { keyText } from '../shortcuts/keys.ts';
import { useDropTarget } from './drop-target.ts';
import styles from './Guides.module.css';
import { Hint } from './Hint.tsx';
import { useGuides } from './snapping.ts';

const zoomOf = (state: ReactFlowState): number => state.transform[2];
/** Half the length of what ends a gap, in pixels of the screen. */
const cap = 4;

const line = ({ direction, at, from, to }: Guide): string =>
  direction === 'vertical' ? `M${at},${from}V${to}` : `M${from},${at}H${to}`;

/** An end of a gap: a stroke across it. */
const end = ({ direction, at }: Guide, place: number, half: number): string =>
  direction === 'vertical' ? `M${at - half},${place}h${2 * half}` : `M${place},${at - half}v${2 * half}`;

/** What cards that are dragged are in line with, and which gaps are alike. */
export function Guides() {
  const { lines, gaps } = useGuides((state) => state.guides);
  const zoom = useStore(zoomOf);
  if (lines.length + gaps.length === 0) return null;
  const width = 1 / zoom;
  return (
    <ViewportPortal>
      <svg className={styles.guides} strokeWidth={width} aria-hidden data-testid="guides">
        {lines.map((guide) => (
          <path
            key={`${guide.direction} ${guide.at} ${guide.from}`}
            d={line(guide)}
            data-guide={guide.direction}
            data-at={guide.at}
          />
        ))}
        {gaps.map((gap) => (
          <path
            key={`${gap.direction} ${gap.from}`}
            d={`${line(gap)}${end(gap, gap.from, cap * width)}${end(gap, gap.to, cap * width)}`}
            data-gap={gap.direction}
          />
        ))}
      </svg>
    </ViewportPortal>
  );
}

/** Says how to get away from the guides, while there are any. */
export function GuideHint() {
  const { t } = useTranslation('canvas');
  const drawn = useGuides(({ guides }) => guides.lines.length + guides.gaps.length > 0);
  const inserting = useDropTarget(({ edge }) => edge !== undefined);
  if (!drawn || inserting) return null;
  return <Hint tone="quiet" text={t('moveFreely', { key: keyText('$mod') })} testId="guide-hint" />;
}
