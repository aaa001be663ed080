import type { KeyboardEvent, ReactNode } from 'react';
import type { Category } from '../../shared/layers/define.ts';
import type { Load } from '../canvas/index.ts';
import { Tooltip } from '../ui/index.ts';
import { followPress } from './carrying.ts';
import styles from './Palette.module.css';

export interface PaletteItemProps {
  /** Gives its colour. */
  readonly category: Category;
  readonly load: Load;
  readonly help: ReactNode;
  readonly testId: string;
  /** A click, or Enter: adds it after what is selected. */
  onAdd(): void;
  onKeyDown?(event: KeyboardEvent): void;
}

/** Something that can be added, by drag, by click, or by Enter. */
export function PaletteItem({ category, load, help, testId, onAdd, onKeyDown }: PaletteItemProps) {
  return (
    <Tooltip content={help} side="right">
      <button
        type="button"
        className={styles.item}
        style={{ '--cat': `var(--cat-${category})` }}
        data-testid={testId}
        onPointerDown={(event) => followPress(event, load, category)}
        onClick={onAdd}
        onKeyDown={onKeyDown}
      >
        <span className={styles.swatch} aria-hidden />
        <span className={styles.title}>{load.title}</span>
      </button>
    </Tooltip>
  );
}
