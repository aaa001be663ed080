import { ChevronRight } from 'lucide-react';
import { Collapsible } from 'radix-ui';
import { type ReactNode, useState } from 'react';
import styles from './Section.module.css';

export interface SectionProps {
  readonly title: string;
  readonly folded?: boolean;
  readonly accessory?: ReactNode;
  readonly children: ReactNode;
}

/** A titled part of a panel that can be folded. */
export function Section({ title, folded = false, accessory, children }: SectionProps) {
  const [open, setOpen] = useState(!folded);
  return (
    <Collapsible.Root className={styles.section} open={open} onOpenChange={setOpen}>
      <div className={styles.head}>
        <Collapsible.Trigger className={styles.title}>
          <ChevronRight className={styles.chevron} aria-hidden />
          {title}
        </Collapsible.Trigger>
        {accessory}
      </div>
      <Collapsible.Content className={styles.content}>{children}</Collapsible.Content>
    </Collapsible.Root>
  );
}
