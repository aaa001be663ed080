import type { ReactNode } from 'react';
import styles from './Notice.module.css';

export interface NoticeProps {
  readonly icon?: ReactNode;
  readonly title?: string;
  readonly children?: ReactNode;
  /** Buttons under the words. */
  readonly actions?: ReactNode;
}

/** What a place says when it has nothing to show. */
export function Notice({ icon, title, children, actions }: NoticeProps) {
  return (
    <div className={styles.notice}>
      {icon === undefined ? null : <div className={styles.icon}>{icon}</div>}
      {title === undefined ? null : <p className={styles.title}>{title}</p>}
      {children === undefined ? null : <div className={styles.body}>{children}</div>}
      {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
