import { useTranslation } from 'react-i18next';
import type { FieldChange } from '../../shared/network/diff.ts';
import { useLanguage } from '../i18n/i18n.ts';
import { Change } from './Both.tsx';
import styles from './ComparePanel.module.css';
import type { CompareRow as RowData } from './rows.ts';
import { fieldWord, valueText } from './words.ts';

/** Each field that differs, with both values. */
export function Details({
  fields,
  type,
  inputs,
}: {
  readonly fields: readonly FieldChange[];
  readonly type: string | undefined;
  readonly inputs?: RowData['inputs'];
}) {
  const { t } = useTranslation('inspector');
  const language = useLanguage();
  return (
    <ul className={styles.details}>
      {fields.map(({ field, before, after }) => (
        <li key={field}>
          <span className={styles.label}>{fieldWord(field, type, language)}</span>{' '}
          <Change before={valueText(before, field, language)} after={valueText(after, field, language)} />
        </li>
      ))}
      {inputs ? (
        <li>
          <span className={styles.label}>{t('inputs')}</span>{' '}
          <Change before={inputs.before || '–'} after={inputs.after || '–'} />
        </li>
      ) : null}
    </ul>
  );
}
