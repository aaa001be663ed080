import { useTranslation } from 'react-i18next';
import { edit, isDirty, useDocument } from '../document/index.ts';
import styles from './TopBar.module.css';

/** The document's name, edited in place, and a dot while there is something to save. */
export function NetworkName() {
  const { t } = useTranslation(['app', 'inspector']);
  const name = useDocument((state) => state.network.name);
  const dirty = useDocument(isDirty);
  return (
    <div className={styles.title}>
      <span className={styles.sizer} data-text={name}>
        <input
          className={styles.name}
          type="text"
          size={1}
          value={name}
          maxLength={200}
          spellCheck={false}
          autoComplete="off"
          aria-label={t('networkName')}
          placeholder={t('untitled')}
          onChange={({ target }) =>
            edit(
              { kind: 'setNetwork', field: 'name', value: target.value },
              t('editNetworkName', { ns: 'inspector', name: target.value }),
              { merge: 'name' },
            )
          }
          onKeyDown={(event) => {
            if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur();
          }}
          data-testid="network-name"
          data-document-field=""
        />
      </span>
      {dirty ? (
        <span
          className={styles.dirty}
          role="img"
          aria-label={t('unsaved')}
          title={t('unsaved')}
          data-testid="dirty"
        />
      ) : null}
    </div>
  );
}
