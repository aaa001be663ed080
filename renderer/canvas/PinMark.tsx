import { Pin } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { NodeId } from '../../shared/network/network.ts';
import { classNames, Tooltip } from '../ui/index.ts';
import { unpin } from './laying-out.ts';
import styles from './PinMark.module.css';

/** Says on a card that arranging leaves it in place; pressed, it lets go of the card. */
export function PinMark({ id, name }: { readonly id: NodeId; readonly name: string }) {
  const { t } = useTranslation('canvas');
  return (
    <Tooltip content={t('pinned', { name })} side="left">
      <button
        type="button"
        className={classNames(styles.pin, 'nodrag', 'nopan')}
        aria-label={t('pinned', { name })}
        onClick={(event) => {
          event.stopPropagation();
          unpin(id);
        }}
        data-testid={`pin-${id}`}
      >
        <Pin />
      </button>
    </Tooltip>
  );
}
