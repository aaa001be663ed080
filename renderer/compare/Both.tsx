import styles from './ComparePanel.module.css';

/** The old value and the new one. */
export const Change = ({ before, after }: { readonly before: string; readonly after: string }) => (
  <>
    <del className={styles.old}>{before}</del>
    <span className={styles.arrow}> → </span>
    <ins className={styles.new}>{after}</ins>
  </>
);

/** One cell: a value both have, or the old one and the new. */
export const Both = ({ before, after }: { readonly before: string; readonly after: string }) =>
  before === after ? <span className={styles.still}>{after}</span> : <Change before={before} after={after} />;
