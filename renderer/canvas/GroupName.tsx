import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Group } from '../../shared/network/network.ts';
import { classNames } from '../ui/index.ts';
import styles from './Groups.module.css';
import { renameGroup } from './grouping.ts';

/** A group's name on the canvas; a double click writes it anew. */
export function GroupName({ group }: { readonly group: Group }) {
  const { t } = useTranslation('canvas');
  const [writing, setWriting] = useState(false);
  if (!writing)
    return (
      // biome-ignore lint/a11y/noStaticElementInteractions: the inspector renames by keyboard.
      <span
        className={styles.name}
        title={group.name}
        onDoubleClick={(event) => {
          // The card below it would be opened.
          event.stopPropagation();
          setWriting(true);
        }}
        data-testid="group-name"
      >
        {group.name || t('groupUnnamed')}
      </span>
    );
  return (
    <input
      className={classNames(styles.name, styles.writing, 'nodrag', 'nokey')}
      value={group.name}
      maxLength={200}
      // biome-ignore lint/a11y/noAutofocus: it was asked for by a double click on it.
      autoFocus
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => renameGroup(group.id, event.target.value)}
      onBlur={() => setWriting(false)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter' || event.key === 'Escape') setWriting(false);
      }}
      data-testid="group-name-input"
      data-document-field=""
    />
  );
}
