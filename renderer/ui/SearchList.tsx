import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { classNames } from './class-names.ts';
import { SearchField } from './SearchField.tsx';
import styles from './SearchList.module.css';

export interface SearchItem {
  readonly id: string;
  readonly content: ReactNode;
  /** It is listed with the reason why it cannot be chosen. */
  readonly disabled?: boolean;
}

export interface SearchGroup {
  /** Absent: the items stand without a heading. */
  readonly heading?: string | undefined;
  readonly items: readonly SearchItem[];
}

export interface SearchListProps {
  /** What is looked for; what stands in the field while it is empty. */
  readonly label: string;
  readonly query: string;
  readonly groups: readonly SearchGroup[];
  /** Said where nothing is found; absent: who shows the list says it. */
  readonly none?: string;
  readonly testId: string;
  onQuery(query: string): void;
  onChoose(id: string): void;
  onEscape?(): void;
  /** Instead of going on to what comes next. */
  onTab?(): void;
  onBlur?(): void;
  /** Another item is at hand. */
  onActive?(id: string | undefined): void;
}

const page = 8;

/** A line to search by and what it finds: arrow keys go through it, Enter chooses, the field keeps the keyboard. */
export function SearchList({
  label,
  query,
  groups,
  none,
  testId,
  onQuery,
  onChoose,
  onEscape,
  onTab,
  onBlur,
  onActive,
}: SearchListProps) {
  const list = useId();
  const field = useRef<HTMLInputElement>(null);
  const [index, setIndex] = useState(0);
  const all = groups.flatMap(({ items }) => items);
  const active = all[Math.min(index, all.length - 1)];
  const optionId = (id: string): string => `${list}-${id}`;
  const activeId = active && optionId(active.id);

  useEffect(() => field.current?.focus(), []);
  useEffect(() => {
    if (activeId !== undefined) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);
  const told = useRef(onActive);
  told.current = onActive;
  const activeItem = active?.id;
  useEffect(() => told.current?.(activeItem), [activeItem]);

  const choose = (item: SearchItem | undefined): void => {
    if (item && item.disabled !== true) onChoose(item.id);
  };
  const go = (to: number): void => setIndex(Math.max(0, Math.min(all.length - 1, to)));
  const at = active ? all.indexOf(active) : 0;
  const keys: Readonly<Record<string, (() => void) | undefined>> = {
    ArrowDown: () => go(at + 1 < all.length ? at + 1 : 0),
    ArrowUp: () => go(at > 0 ? at - 1 : all.length - 1),
    PageDown: () => go(at + page),
    PageUp: () => go(at - page),
    Enter: () => choose(active),
    Escape: onEscape,
    Tab: onTab,
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const action = event.nativeEvent.isComposing ? undefined : keys[event.key];
    if (!action) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  };

  return (
    <div
      className={styles.box}
      onPointerDown={(event) => {
        if (event.target !== field.current) event.preventDefault();
      }}
    >
      <SearchField
        ref={field}
        role="combobox"
        aria-expanded={all.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={activeId}
        label={label}
        value={query}
        data-testid={`${testId}-search`}
        onChange={(text) => {
          onQuery(text);
          setIndex(0);
        }}
        onKeyDown={onKeyDown}
        onBlur={onBlur}
      />
      {all.length === 0 && none !== undefined ? (
        <p className={styles.none} role="status" data-testid={`${testId}-none`}>
          {none}
        </p>
      ) : null}
      <div className={styles.list} id={list} role="listbox" aria-label={label}>
        {groups.map(({ heading, items }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a group is its place.
          <div key={place} role="group" aria-label={heading ?? label}>
            {heading === undefined ? null : (
              <div className={styles.heading} aria-hidden>
                {heading}
              </div>
            )}
            {items.map((item) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keyboard, and chooses by Enter.
              <div
                key={item.id}
                id={optionId(item.id)}
                role="option"
                tabIndex={-1}
                aria-selected={item === active}
                aria-disabled={item.disabled === true}
                className={classNames(
                  styles.option,
                  item === active && styles.active,
                  item.disabled === true && styles.disabled,
                )}
                data-testid={`${testId}-${item.id}`}
                onPointerMove={() => setIndex(all.indexOf(item))}
                onClick={() => choose(item)}
              >
                {item.content}
              </div>
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}
