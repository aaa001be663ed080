import { Check, ChevronRight } from 'lucide-react';
import { DropdownMenu as Radix } from 'radix-ui';
import { type FocusEvent, type ReactNode, useRef } from 'react';
import styles from './Menu.module.css';

export type MenuEntry =
  | {
      readonly kind: 'item';
      readonly id: string;
      readonly label: string;
      readonly icon?: ReactNode;
      readonly hint?: string | undefined;
      readonly disabled?: boolean;
      /** Why it is disabled, or what else is to be known of it. */
      readonly note?: string | undefined;
      readonly checked?: boolean | undefined;
      /** It is checked for itself, not as one of several. */
      readonly toggle?: boolean;
      run(): void;
    }
  | { readonly kind: 'separator'; readonly id: string }
  | { readonly kind: 'heading'; readonly id: string; readonly label: string }
  | {
      readonly kind: 'menu';
      readonly id: string;
      readonly label: string;
      readonly icon?: ReactNode;
      readonly entries: readonly MenuEntry[];
    };

function Entry({ entry }: { readonly entry: MenuEntry }) {
  switch (entry.kind) {
    case 'separator':
      return <Radix.Separator className={styles.separator} />;
    case 'heading':
      return <Radix.Label className={styles.heading}>{entry.label}</Radix.Label>;
    case 'menu':
      return (
        <Radix.Sub>
          <Radix.SubTrigger className={styles.item} data-testid={`menu-${entry.id}`}>
            <span className={styles.icon}>{entry.icon}</span>
            <span className={styles.label}>{entry.label}</span>
            <ChevronRight className={styles.chevron} aria-hidden />
          </Radix.SubTrigger>
          <Radix.Portal>
            <Radix.SubContent className={styles.menu} sideOffset={4} collisionPadding={8}>
              {entry.entries.map((child) => (
                <Entry key={child.id} entry={child} />
              ))}
            </Radix.SubContent>
          </Radix.Portal>
        </Radix.Sub>
      );
    case 'item':
      return (
        <Radix.Item
          className={styles.item}
          disabled={entry.disabled ?? false}
          onSelect={entry.run}
          data-testid={`menu-${entry.id}`}
          title={entry.note}
          {...(entry.checked === undefined
            ? {}
            : {
                role: entry.toggle === true ? 'menuitemcheckbox' : 'menuitemradio',
                'aria-checked': entry.checked,
              })}
        >
          <span className={styles.icon}>{entry.checked === true ? <Check /> : entry.icon}</span>
          <span className={styles.label}>{entry.label}</span>
          {entry.hint === undefined ? null : <kbd className={styles.hint}>{entry.hint}</kbd>}
        </Radix.Item>
      );
  }
}

export interface MenuProps {
  /** The button that opens it. */
  readonly trigger: ReactNode;
  /** Asked anew with each opening, where it is a function. */
  readonly entries: readonly MenuEntry[] | (() => readonly MenuEntry[]);
  readonly align?: 'start' | 'end';
  onOpen?(): void;
}

const Entries = ({ entries }: Pick<MenuProps, 'entries'>) =>
  (typeof entries === 'function' ? entries() : entries).map((entry) => (
    <Entry key={entry.id} entry={entry} />
  ));

/** A menu that drops from a button. */
export function Menu({ trigger, entries, align = 'start', onOpen }: MenuProps) {
  return (
    <Radix.Root modal={false} onOpenChange={(open) => (open ? onOpen?.() : undefined)}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content className={styles.menu} align={align} sideOffset={5} collisionPadding={8}>
          <Entries entries={entries} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

export interface MenuAtProps extends Pick<MenuProps, 'entries'> {
  /** On the screen. */
  readonly at: { readonly x: number; readonly y: number };
  /** What it is a menu of, for screen readers. */
  readonly label: string;
  /** What gets the keyboard back. */
  readonly before: Element | null;
  /** The first entry has the keyboard at once; after a pointer, the menu has. */
  readonly byKey: boolean;
  readonly testId: string;
  onClose(): void;
}

/** A menu at a point, open as long as it is shown. An entry runs once the keyboard is again where it was: it may take it, or act on what has it. */
export function MenuAt({ at, entries, label, before, byKey, testId, onClose }: MenuAtProps) {
  const chosen = useRef<() => void>(undefined);
  const pressedOutside = useRef(false);
  // Radix hears of keys only while a menu is there, so not of the one that opened it.
  const begun = useRef(!byKey);
  const begin = ({ target, currentTarget }: FocusEvent): void => {
    if (begun.current || target !== currentTarget) return;
    begun.current = true;
    currentTarget.querySelector<HTMLElement>('[role^="menuitem"]:not([data-disabled])')?.focus();
  };
  const list = (typeof entries === 'function' ? entries() : entries).map((entry) =>
    deferred(entry, (run) => {
      chosen.current = run;
    }),
  );
  return (
    <Radix.Root open modal={false} onOpenChange={(open) => (open ? undefined : onClose())}>
      <Radix.Trigger
        className={styles.point}
        style={{ left: at.x, top: at.y }}
        tabIndex={-1}
        aria-label={label}
      />
      <Radix.Portal>
        <Radix.Content
          onFocus={begin}
          className={styles.menu}
          // Beside the point, where it is moved up as far as it needs, instead of above or below it.
          side="right"
          align="start"
          sideOffset={2}
          collisionPadding={8}
          onInteractOutside={() => {
            pressedOutside.current = true;
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            // A press outside has given the keyboard to what was pressed.
            if (!pressedOutside.current && before instanceof Element) focusQuietly(before);
            chosen.current?.();
          }}
          data-testid={testId}
        >
          <Entries entries={list} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** Edges of the canvas are SVG, and take the keyboard too. */
function focusQuietly(element: Element): void {
  if (element instanceof HTMLElement || element instanceof SVGElement) element.focus({ preventScroll: true });
}

/** An entry that only notes what it would do. */
function deferred(entry: MenuEntry, choose: (run: () => void) => void): MenuEntry {
  switch (entry.kind) {
    case 'item':
      return { ...entry, run: () => choose(entry.run) };
    case 'menu':
      return { ...entry, entries: entry.entries.map((child) => deferred(child, choose)) };
    default:
      return entry;
  }
}
