import { Tabs as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import styles from './Tabs.module.css';

export interface Tab<Id extends string> {
  readonly id: Id;
  readonly label: string;
  /** After the label, e.g. a count. */
  readonly badge?: ReactNode;
}

export interface TabsProps<Id extends string> {
  readonly label: string;
  readonly tabs: readonly Tab<Id>[];
  readonly active: Id;
  onChange(id: Id): void;
  /** At the end of the strip. */
  readonly accessory?: ReactNode;
  /** Content of the active tab; the strip stays when it is not shown. */
  readonly children: ReactNode;
}

/** A strip of tabs over one content. */
export function Tabs<Id extends string>({
  label,
  tabs,
  active,
  onChange,
  accessory,
  children,
}: TabsProps<Id>) {
  const choose = (value: string): void => {
    const tab = tabs.find(({ id }) => id === value);
    if (tab) onChange(tab.id);
  };
  return (
    <Radix.Root className={styles.tabs} value={active} onValueChange={choose}>
      <div className={styles.strip}>
        <Radix.List className={styles.list} aria-label={label}>
          {tabs.map((tab) => (
            <Radix.Trigger
              key={tab.id}
              value={tab.id}
              className={styles.tab}
              data-testid={`tab-${tab.id}`}
              onClick={() => onChange(tab.id)}
            >
              {tab.label}
              {tab.badge}
            </Radix.Trigger>
          ))}
        </Radix.List>
        {accessory}
      </div>
      <Radix.Content className={styles.content} value={active} tabIndex={-1}>
        {children}
      </Radix.Content>
    </Radix.Root>
  );
}
