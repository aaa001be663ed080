import { Check, ChevronRight } from 'lucide-react';
import { DropdownMenu as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
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
