import { Boxes } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Group } from '../../shared/network/network.ts';
import { renameGroup } from '../canvas/index.ts';
import { Field, TextInput } from '../ui/index.ts';
import styles from './Inspector.module.css';

/** The group that is selected, and its name. */
export function GroupHead({ group }: { readonly group: Group }) {
  const { t } = useTranslation('inspector');
  return (
    <>
      <header className={styles.head}>
        <Boxes className={styles.headIcon} aria-hidden />
        <div className={styles.titles}>
          <h2 className={styles.title}>{group.name || t('group')}</h2>
          <p className={styles.subtitle}>{t('groupOf', { count: group.nodes.length })}</p>
        </div>
      </header>
      <div className={styles.block}>
        <Field label={t('groupName')}>
          {(ids) => (
            <TextInput
              {...ids}
              value={group.name}
              maxLength={200}
              onChange={(name) => renameGroup(group.id, name)}
              data-testid="group-name-field"
              data-document-field=""
            />
          )}
        </Field>
      </div>
    </>
  );
}
