import { shareText } from '../format/numbers.ts';
import { classNames } from '../ui/index.ts';
import styles from './CardShare.module.css';

/** A card's share in percent. From afar, where little else can be read, it is written large in another place. */
export const CardShare = ({ share, afar = false }: { readonly share: number; readonly afar?: boolean }) => (
  <span
    className={classNames(afar ? styles.afar : styles.near, share === 0 && styles.none)}
    aria-hidden={afar || undefined}
  >
    {shareText(share)}
  </span>
);
